import { z } from 'zod';
import { MAX_WEIGHT } from '../decide/split/shares';
import { AWAKE_EXPECTED, parseAwake } from './awake';

/** Each message says what was expected, in words a service owner can act on; the parser prints it as `expected`. */
const ratio = (words: string = 'a ratio between 0 and 1, such as 0.8') =>
  z.number({ error: words }).min(0, words).max(1, words);
const integer = (least: number, most: number, words: string) =>
  z.number({ error: words }).int(words).min(least, words).max(most, words);
const minutes = (least: number, most: number) => {
  const words = `minutes between ${least} and ${most}; fractions are allowed`;
  return z.number({ error: words }).min(least, words).max(most, words);
};
const text = (words: string) => z.string({ error: words }).trim().min(1, words);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });
const section = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, { error: 'a group of keys (an object)' });

const siteId = text('the id of a site, such as onprem');
const mode = oneOf(['observe', 'advise', 'approve', 'auto']).default('observe');

const site = section({
  site: siteId,
  role: oneOf(['home', 'overflow', 'standby']),
  namespace: text('the namespace of the workload on this site').optional(),
  selector: text('a label selector, such as app=my-service').optional(),
  baseWeight: integer(0, MAX_WEIGHT, `an integer from 0 to ${MAX_WEIGHT}`),
  probeUrl: z
    .url({
      protocol: /^https?$/,
      error: 'an http(s) URL on the path users take to this site',
    })
    .optional(),
});

const arn = (service: string, words: string) =>
  z
    .string({ error: words })
    .regex(new RegExp(`^arn:[^:]+:${service}:[^:]+:\\d{12}:.+$`), words);

const albRule = section({
  switch: z.literal('alb-rule'),
  ruleArn: arn(
    'elasticloadbalancing',
    'the ARN of a listener rule, arn:aws:elasticloadbalancing:...',
  ),
  targetGroups: z.record(
    siteId,
    arn(
      'elasticloadbalancing',
      'the ARN of a target group, arn:aws:elasticloadbalancing:...',
    ),
    { error: 'a target group ARN for each site' },
  ),
});
/** Read by a later release: their settings are kept as they stand. */
const otherSwitch = z.looseObject({
  switch: oneOf(['route53-failover', 'nginx', 'istio']),
});
const traffic = z.discriminatedUnion('switch', [albRule, otherSwitch], {
  error: 'a switch: one of alb-rule, route53-failover, nginx, istio',
});

const direction = { from: siteId, to: siteId };
const replication = z.discriminatedUnion(
  'kind',
  [
    section({
      kind: z.literal('dms'),
      taskArn: arn('dms', 'the ARN of a DMS task, arn:aws:dms:...:task:...'),
      ...direction,
    }),
    section({
      kind: z.literal('rds-replica'),
      instanceId: text('the identifier of the replica, such as campus-replica'),
      ...direction,
    }),
    section({ kind: z.literal('dump'), ...direction }),
  ],
  { error: 'a kind: one of dms, rds-replica, dump' },
);

const data = section({
  writer: siteId,
  replication: replication.optional(),
  maxLagSeconds: z
    .number({ error: 'seconds, 0 or more' })
    .min(0, 'seconds, 0 or more')
    .default(30),
});

const queue = section({
  kind: oneOf(['redis-zset']),
  connection: text('the id of a queue in the portal configuration'),
  key: text('the key of the sorted set'),
});

const tries = integer(
  2,
  60,
  'a whole number from 2 to 60: one bad observation never switches',
);

const policy = section({
  burst: section({
    mode,
    at: ratio().default(0.8),
    full: ratio().default(0.9),
    release: ratio().default(0.6),
    holdTicks: integer(1, 720, 'a whole number of looks from 1 to 720').default(
      3,
    ),
  }).prefault({}),
  failover: section({
    mode,
    badOf: z
      .tuple([tries, tries], {
        error: 'two whole numbers [m, n], such as [2, 3]',
      })
      .default([2, 3]),
    approvals: integer(1, 5, 'a whole number from 1 to 5').default(1),
  }).prefault({}),
  failback: section({
    mode,
    holdMinutes: minutes(0, 1440).default(15),
  }).prefault({}),
  schedule: section({
    site: siteId,
    awake: z
      .string({ error: AWAKE_EXPECTED })
      .refine(value => parseAwake(value) !== undefined, AWAKE_EXPECTED),
    mode,
  }).optional(),
  limits: section({
    maxSwitchesPerHour: integer(
      1,
      60,
      'a whole number of switches from 1 to 60',
    ).default(4),
    blockMinutes: minutes(0, 1440).default(15),
    minCapacityRatio: ratio().default(0.8),
    maxStep: z
      .number({ error: 'a share over 0 and at most 1, such as 0.5' })
      .gt(0, 'a share over 0 and at most 1, such as 0.5')
      .max(1, 'a share over 0 and at most 1, such as 0.5')
      .default(0.5),
    approvalMinutes: minutes(1, 1440).default(15),
  }).prefault({}),
});

/** The contract with service owners: `spec.hybrid` of a Component. Unknown keys are refused. */
export const HybridSpecSchema = section({
  criticality: integer(1, 5, 'a whole number from 1 (first) to 5').default(3),
  sites: z
    .array(site, { error: 'a list of sites' })
    .min(1, 'at least one site')
    .max(5, 'at most 5 sites: an ALB rule takes no more target groups'),
  traffic: traffic.optional(),
  data: data.optional(),
  queue: queue.optional(),
  policy: policy.prefault({}),
});

export type HybridSpec = z.output<typeof HybridSpecSchema>;
