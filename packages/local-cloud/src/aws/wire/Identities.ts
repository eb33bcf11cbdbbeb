import { createHash } from 'node:crypto';
import { Clock } from '../../world/Clock';
import { parseArn } from '../Arn';
import { AwsError } from '../AwsError';
import { Authorization } from './Authorization';
import { Caller } from './Caller';
import { CommonFaultError } from './CommonFault';

export interface IdentitiesOptions {
  readonly clock: Clock;
  /** Accounts that exist; roles can be assumed only there. */
  readonly accounts: ReadonlySet<string>;
  readonly defaultAccount: string;
  readonly accountsByAccessKey: Readonly<Record<string, string>>;
}

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: number;
  readonly assumedRoleArn: string;
  readonly assumedRoleId: string;
}

/** What a session token carries, so that sessions outlive a restart of local-cloud. */
interface Session {
  readonly account: string;
  readonly role: string;
  readonly name: string;
  readonly expiresAt: number;
}

/**
 * Access keys to callers. Any key is good for the default account, a 12-digit key for that account, `AKIADENIED...` for
 * none; `ASIA...` keys come from AssumeRole.
 */
export class Identities {
  readonly #options: IdentitiesOptions;

  constructor(options: IdentitiesOptions) {
    this.#options = options;
  }

  /** Throws CommonFaultError `unknown-key` or `expired-token`. */
  resolve(authorization: Authorization): Caller {
    const { accessKeyId, region } = authorization;
    if (accessKeyId.startsWith('AKIADENIED')) throw unknownKey();
    if (accessKeyId.startsWith('ASIA')) return this.#session(authorization);
    const { accountsByAccessKey, defaultAccount } = this.#options;
    const account =
      accountsByAccessKey[accessKeyId] ??
      (/^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount);
    return {
      scope: { account, region },
      arn: `arn:aws:iam::${account}:user/local`,
      userId: `AIDA${digest(account)}`,
      readOnly: false,
    };
  }

  /** Throws AccessDenied for a role that cannot be: no ARN, an unknown account, or a name that contains `denied`. */
  assumeRole(options: {
    readonly caller: Caller;
    readonly roleArn: string;
    readonly sessionName: string;
    readonly durationSeconds: number;
  }): SessionCredentials {
    const { caller, roleArn, sessionName, durationSeconds } = options;
    const arn = parseArn(roleArn);
    const role = arn?.resource.startsWith('role/')
      ? arn.resource.slice(arn.resource.lastIndexOf('/') + 1)
      : undefined;
    if (
      !arn ||
      !role ||
      !this.#options.accounts.has(arn.account) ||
      role.includes('denied')
    ) {
      throw new AwsError({
        code: 'AccessDenied',
        status: 403,
        message: `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      });
    }
    const session: Session = {
      account: arn.account,
      role,
      name: sessionName,
      expiresAt: this.#options.clock.now() + durationSeconds * 1000,
    };
    const sessionToken = Buffer.from(JSON.stringify(session)).toString(
      'base64',
    );
    return {
      accessKeyId: `ASIA${digest(sessionToken)}`,
      secretAccessKey: createHash('sha256')
        .update(sessionToken)
        .digest('base64')
        .slice(0, 40),
      sessionToken,
      expiresAt: session.expiresAt,
      assumedRoleArn: sessionArn(session),
      assumedRoleId: `${roleId(session)}:${sessionName}`,
    };
  }

  #session(authorization: Authorization): Caller {
    const { accessKeyId, sessionToken, region } = authorization;
    if (!sessionToken || accessKeyId !== `ASIA${digest(sessionToken)}`) {
      throw unknownKey();
    }
    const session = readSession(sessionToken);
    if (session.expiresAt <= this.#options.clock.now()) {
      throw new CommonFaultError(
        'expired-token',
        'The security token included in the request is expired',
      );
    }
    return {
      scope: { account: session.account, region },
      arn: sessionArn(session),
      userId: `${roleId(session)}:${session.name}`,
      readOnly: session.role.includes('observe'),
    };
  }
}

function sessionArn(session: Session): string {
  return `arn:aws:sts::${session.account}:assumed-role/${session.role}/${session.name}`;
}

function roleId(session: Session): string {
  return `AROA${digest(`${session.account}/${session.role}`)}`;
}

function digest(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 16)
    .toUpperCase();
}

function unknownKey(): CommonFaultError {
  return new CommonFaultError(
    'unknown-key',
    'The security token included in the request is invalid.',
  );
}

function readSession(token: string): Session {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    if (isSession(value)) return value;
  } catch (error) {
    throw new CommonFaultError(
      'unknown-key',
      'The security token included in the request is invalid.',
      { cause: error },
    );
  }
  throw unknownKey();
}

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'account' in value &&
    typeof value.account === 'string' &&
    'role' in value &&
    typeof value.role === 'string' &&
    'name' in value &&
    typeof value.name === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'number'
  );
}
