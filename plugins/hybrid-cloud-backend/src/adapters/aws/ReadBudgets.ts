import { bulkhead, ConstantBackoff, handleWhen, retry, wrap } from 'cockatiel';
import {
  Clock,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { PerScope } from '../shared/PerScope';
import { RequestBudget } from '../shared/RequestBudget';
import { AwsScope, scopeKey } from './arns';

/** At most this many reads under way at once for one account and region; more wait in line. */
const READS_AT_ONCE = 10;
const READS_IN_LINE = 1_000;
const RETRY_AFTER_MILLISECONDS = 100;

/**
 * Our share of AWS's request limits for background reads, per account and region. The limits are shared with everybody
 * else in the account, so each share is smaller than the limit: ELBv2 describes have 40 tokens refilled by 10 a second,
 * of which 30 and 8 are used here. CloudWatch and DMS reads are few: their shares only stop a runaway.
 */
export class ReadBudgets {
  readonly #elb: PerScope<AwsScope, RequestBudget>;
  readonly #metrics: PerScope<AwsScope, RequestBudget>;
  readonly #databases: PerScope<AwsScope, RequestBudget>;
  readonly #policies = new PerScope<AwsScope, ReturnType<typeof readPolicy>>({
    keyOf: scopeKey,
    make: readPolicy,
  });

  constructor(options: { readonly clock: Clock }) {
    const { clock } = options;
    const budgets = (capacity: number, refillPerSecond: number) =>
      new PerScope<AwsScope, RequestBudget>({
        keyOf: scopeKey,
        make: () => new RequestBudget({ clock, capacity, refillPerSecond }),
      });
    this.#elb = budgets(30, 8);
    this.#metrics = budgets(20, 5);
    this.#databases = budgets(20, 2);
  }

  elb(scope: AwsScope): RequestBudget {
    return this.#elb.get(scope);
  }
  metrics(scope: AwsScope): RequestBudget {
    return this.#metrics.get(scope);
  }
  databases(scope: AwsScope): RequestBudget {
    return this.#databases.get(scope);
  }

  /** Runs a read in line with the others of its account and region; one that got lost is tried once more. */
  run<T>(
    scope: AwsScope,
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T> {
    return this.#policies.get(scope).execute(read, signal);
  }
}

function readPolicy() {
  const lost = (error: unknown) =>
    error instanceof PortError && error.kind === 'unreachable';
  return wrap(
    bulkhead(READS_AT_ONCE, READS_IN_LINE),
    retry(handleWhen(lost), {
      maxAttempts: 1,
      backoff: new ConstantBackoff(RETRY_AFTER_MILLISECONDS),
    }),
  );
}
