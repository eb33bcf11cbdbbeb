import { Scope, scopeKey } from '../Arn';
import { TokenBucket } from './TokenBucket';

/** One shared bucket for a set of actions of one service, per account and region. */
export interface QuotaRule {
  readonly service: string;
  readonly bucket: string;
  readonly actions: RegExp;
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/**
 * First match wins. Elastic Load Balancing: its "request throttling" guide (non-mutating 40 burst, 10/s; mutating 20, 3/s).
 * CloudWatch and DMS: their service-quota pages (GetMetricData 50/s, ListMetrics 25/s, DescribeAlarms 9/s, alarm writes 3/s;
 * DMS 200 burst, 8/s). RDS and STS publish no figure: ours are generous on purpose.
 */
export const AWS_QUOTAS: readonly QuotaRule[] = [
  {
    service: 'elasticloadbalancing',
    bucket: 'describe',
    actions: /^Describe/,
    capacity: 40,
    refillPerSecond: 10,
  },
  {
    service: 'elasticloadbalancing',
    bucket: 'modify',
    actions: /./,
    capacity: 20,
    refillPerSecond: 3,
  },
  {
    service: 'monitoring',
    bucket: 'get-metric-data',
    actions: /^GetMetricData$/,
    capacity: 50,
    refillPerSecond: 50,
  },
  {
    service: 'monitoring',
    bucket: 'list-metrics',
    actions: /^ListMetrics$/,
    capacity: 25,
    refillPerSecond: 25,
  },
  {
    service: 'monitoring',
    bucket: 'describe-alarms',
    actions: /^DescribeAlarms$/,
    capacity: 9,
    refillPerSecond: 9,
  },
  {
    service: 'monitoring',
    bucket: 'write',
    actions: /./,
    capacity: 3,
    refillPerSecond: 3,
  },
  {
    service: 'dms',
    bucket: 'all',
    actions: /./,
    capacity: 200,
    refillPerSecond: 8,
  },
  {
    service: 'rds',
    bucket: 'all',
    actions: /./,
    capacity: 100,
    refillPerSecond: 20,
  },
  {
    service: 'sts',
    bucket: 'all',
    actions: /./,
    capacity: 600,
    refillPerSecond: 600,
  },
];

/** The request quotas of all accounts and regions. A service without a rule is not throttled. */
export class RequestQuotas {
  readonly #rules: readonly QuotaRule[];
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rules: readonly QuotaRule[] = AWS_QUOTAS) {
    this.#rules = rules;
  }

  /** Takes a token; false means the call is to be throttled. */
  admit(options: {
    readonly service: string;
    readonly action: string;
    readonly scope: Scope;
    readonly now: number;
  }): boolean {
    const rule = this.#rules.find(
      candidate =>
        candidate.service === options.service &&
        candidate.actions.test(options.action),
    );
    if (!rule) return true;
    const key = `${scopeKey(options.scope)}/${rule.service}/${rule.bucket}`;
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      bucket = new TokenBucket({ ...rule, now: options.now });
      this.#buckets.set(key, bucket);
    }
    return bucket.take(options.now);
  }
}
