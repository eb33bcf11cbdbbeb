import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { TargetProbe } from '../../world/contracts';
import { AwsEstate } from '../../world/AwsEstate';
import { VirtualClock } from '../../world/Clock';
import { AwsCloud, AwsCloudOptions } from '../AwsCloud';
import { AwsHandlerOptions, createAwsHandler } from '../wire/createAwsHandler';
import { REGION, testEstate } from './testEstate';

/** Monday 2026-03-02 00:00 UTC: a whole minute. */
export const START = Date.UTC(2026, 2, 2);

type ProbeResult = ReturnType<TargetProbe>;

export interface StartedAws {
  readonly cloud: AwsCloud;
  readonly clock: VirtualClock;
  readonly endpoint: string;
  /** Answers of health checks by target id; `ok` for the others. */
  readonly probes: Map<string, ProbeResult>;
  /** Moves the clock in steps of a quarter second, as the world does. */
  readonly pass: (milliseconds: number) => void;
  /** Options of an unmodified SDK client: nothing but endpoint, region and keys. */
  readonly client: (options?: ClientOverrides) => {
    readonly endpoint: string;
    readonly region: string;
    readonly maxAttempts: number;
    readonly credentials: {
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    };
  };
  /** Throws when local-cloud itself made a mistake meanwhile. */
  readonly stop: () => Promise<void>;
}

export interface ClientOverrides {
  readonly accessKeyId?: string;
  readonly sessionToken?: string;
  readonly region?: string;
  readonly maxAttempts?: number;
}

/** AWS over a real loopback socket and a clock that the test moves. */
export async function startAws(
  options: {
    readonly estate?: AwsEstate;
    readonly cloud?: Partial<AwsCloudOptions>;
    readonly handler?: Partial<AwsHandlerOptions>;
  } = {},
): Promise<StartedAws> {
  const clock = new VirtualClock(START);
  const probes = new Map<string, ProbeResult>();
  const unexpected: unknown[] = [];
  const cloud = new AwsCloud({
    estate: options.estate ?? testEstate(),
    clock,
    probe: ({ target }) => probes.get(target.id) ?? { ok: true },
    ...options.cloud,
  });
  const server = createServer(
    createAwsHandler({
      cloud,
      clock,
      onUnexpected: error => unexpected.push(error),
      ...options.handler,
    }),
  );
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a TCP server has an AddressInfo
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    cloud,
    clock,
    endpoint,
    probes,
    pass: milliseconds => {
      for (let passed = 0; passed < milliseconds; passed += 250) {
        clock.advance(Math.min(250, milliseconds - passed));
        cloud.step(clock.now());
      }
    },
    client: (overrides = {}) => ({
      endpoint,
      region: overrides.region ?? REGION,
      maxAttempts: overrides.maxAttempts ?? 1,
      credentials: {
        accessKeyId: overrides.accessKeyId ?? 'AKIALOCAL',
        secretAccessKey: 'secret',
        sessionToken: overrides.sessionToken,
      },
    }),
    stop: async () => {
      await new Promise<void>((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
      if (unexpected.length > 0) {
        throw new Error('the handler failed', { cause: unexpected[0] });
      }
    },
  };
}
