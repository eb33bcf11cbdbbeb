import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DatabaseMigrationServiceClient } from '@aws-sdk/client-database-migration-service';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { RDSClient } from '@aws-sdk/client-rds';
import {
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from '@aws-sdk/credential-providers';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { AwsAccountConfig } from '../../config';
import { PerScope } from '../shared/PerScope';
import { AwsScope, scopeKey } from './arns';

/** `observe` reads; `act` changes, with a role of its own. */
export type Purpose = 'observe' | 'act';

type Credentials = ReturnType<typeof fromNodeProviderChain>;

interface ClientScope extends AwsScope {
  readonly purpose: Purpose;
}

interface ClientSettings {
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly credentials: Credentials;
  readonly maxAttempts: number;
  readonly requestHandler: typeof REQUEST_HANDLER;
}

/** Connections and answers of one try; the retries are ours, so that deadlines and budgets hold. */
const REQUEST_HANDLER = { connectionTimeout: 1_000, requestTimeout: 2_000 };

/** One client for each service, account, region and purpose, made on first use and reused. */
export class AwsClients {
  static create(options: {
    readonly accounts: readonly AwsAccountConfig[];
    /** What roles are assumed with; the SDK's default chain unless given. */
    readonly baseCredentials?: Credentials;
  }): AwsClients {
    return new AwsClients(options.accounts, options.baseCredentials);
  }

  readonly #accounts: ReadonlyMap<string, AwsAccountConfig>;
  readonly #baseCredentials: Credentials | undefined;
  readonly #destroyers: (() => void)[] = [];
  readonly #elb = this.#perScope(c => new ElasticLoadBalancingV2Client(c));
  readonly #cloudWatch = this.#perScope(c => new CloudWatchClient(c));
  readonly #dms = this.#perScope(c => new DatabaseMigrationServiceClient(c));
  readonly #rds = this.#perScope(c => new RDSClient(c));
  readonly #credentials = new PerScope<ClientScope, Credentials>({
    keyOf: clientKey,
    make: scope => this.#makeCredentials(scope),
  });

  private constructor(
    accounts: readonly AwsAccountConfig[],
    baseCredentials: Credentials | undefined,
  ) {
    this.#accounts = new Map(accounts.map(a => [scopeKey(a), a]));
    this.#baseCredentials = baseCredentials;
  }

  /** Whether changes in this account and region are configured: a role for them, or the explicit permission. */
  canAct(scope: AwsScope): boolean {
    const account = this.#accounts.get(scopeKey(scope));
    return Boolean(account?.actRoleArn || account?.dangerouslyActWithObserve);
  }

  elb(scope: AwsScope, purpose: Purpose): ElasticLoadBalancingV2Client {
    return this.#elb.get({ ...scope, purpose });
  }

  cloudWatch(scope: AwsScope): CloudWatchClient {
    return this.#cloudWatch.get({ ...scope, purpose: 'observe' });
  }

  dms(scope: AwsScope): DatabaseMigrationServiceClient {
    return this.#dms.get({ ...scope, purpose: 'observe' });
  }

  rds(scope: AwsScope): RDSClient {
    return this.#rds.get({ ...scope, purpose: 'observe' });
  }

  /** Closes every connection. */
  destroy(): void {
    for (const destroy of this.#destroyers) destroy();
    this.#destroyers.length = 0;
  }

  #perScope<C extends { destroy(): void }>(
    make: (settings: ClientSettings) => C,
  ): PerScope<ClientScope, C> {
    return new PerScope({
      keyOf: clientKey,
      make: scope => {
        const client = make(this.#settings(scope));
        this.#destroyers.push(() => client.destroy());
        return client;
      },
    });
  }

  #settings(scope: ClientScope): ClientSettings {
    return {
      region: scope.region,
      endpoint: this.#account(scope).endpoint,
      credentials: this.#credentials.get(scope),
      maxAttempts: 1,
      requestHandler: REQUEST_HANDLER,
    };
  }

  #makeCredentials(scope: ClientScope): Credentials {
    const account = this.#account(scope);
    const { region, endpoint } = account;
    const base = this.#baseCredentials ?? fromNodeProviderChain();
    const roleArn = this.#roleArn(account, scope.purpose);
    if (!roleArn) return base;
    return fromTemporaryCredentials({
      masterCredentials: base,
      params: {
        RoleArn: roleArn,
        RoleSessionName: `hybrid-cloud-portal-${scope.purpose}`,
        ExternalId: account.externalId,
      },
      clientConfig: { region, endpoint, requestHandler: REQUEST_HANDLER },
    });
  }

  #roleArn(account: AwsAccountConfig, purpose: Purpose): string | undefined {
    if (purpose === 'observe') return account.observeRoleArn;
    if (account.actRoleArn) return account.actRoleArn;
    if (account.dangerouslyActWithObserve) return account.observeRoleArn;
    throw new PortError({
      kind: 'forbidden',
      message: `no acting role is configured for account ${account.accountId} in ${account.region}`,
    });
  }

  #account(scope: AwsScope): AwsAccountConfig {
    const account = this.#accounts.get(scopeKey(scope));
    if (account) return account;
    throw new PortError({
      kind: 'unauthenticated',
      message: `account ${scope.accountId} in ${scope.region} is not in hybridCloud.aws.accounts`,
    });
  }
}

function clientKey(scope: ClientScope): string {
  return `${scopeKey(scope)} ${scope.purpose}`;
}
