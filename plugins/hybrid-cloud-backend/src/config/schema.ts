import { z } from 'zod';
import { durationSeconds } from './duration';

const text = (expected: string) =>
  z.string({ error: expected }).min(1, { error: expected });

const FLAG_WORDS: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const flag = z.preprocess(
  // Values that come from the environment are strings.
  value => FLAG_WORDS.get(value) ?? value,
  z.boolean({ error: 'true or false' }),
);

const count = (expected: string) =>
  z.coerce
    .number({ error: expected })
    .int({ error: expected })
    .min(1, { error: expected });

const url = (expected: string, protocols: readonly string[]) =>
  z
    .string({ error: expected })
    .refine(
      value =>
        URL.canParse(value) && protocols.includes(new URL(value).protocol),
      { error: expected },
    );

const accountId = z
  .string({ error: 'an AWS account id: 12 digits in quotes' })
  .regex(/^\d{12}$/, { error: 'an AWS account id: 12 digits in quotes' });

const region = z
  .string({ error: 'an AWS region such as ap-northeast-2' })
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, {
    error: 'an AWS region such as ap-northeast-2',
  });

const roleArn = z
  .string({ error: 'the ARN of an IAM role' })
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, {
    error: 'the ARN of an IAM role: arn:aws:iam::123456789012:role/name',
  });

const selector = z
  .string({ error: 'a label selector such as role=reserve' })
  .regex(/^[\w./-]+(=[\w.-]*)?(,[\w./-]+(=[\w.-]*)?)*$/, {
    error: 'a label selector such as role=reserve',
  });

const siteSchema = z.strictObject({
  id: z
    .string({ error: 'a short name such as onprem' })
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, {
      error: 'a short name of small letters, digits and dashes',
    }),
  title: text('a title for people').optional(),
  provider: z.enum(['onprem', 'aws', 'nhn'], {
    error: 'one of onprem, aws, nhn',
  }),
  cluster: text('the name of a cluster in the kubernetes section').optional(),
  kubeconfig: z
    .strictObject({
      path: text('the path of a kubeconfig file'),
      context: text('the name of a context in the file').optional(),
    })
    .optional(),
  inCluster: flag.optional(),
  actServiceAccountToken: text('a service account token').optional(),
  observeOnly: flag.default(false),
  account: accountId.optional(),
  region: region.optional(),
  reserveNodes: z.strictObject({ selector }).optional(),
  monitoringNodes: z
    .strictObject({ selector })
    .default({ selector: 'role=monitoring' }),
  probe: z
    .strictObject({
      via: text('by which way the probe goes, in a word or two').optional(),
      timeout: durationSeconds.optional(),
    })
    .default({}),
});

const accountSchema = z.strictObject({
  accountId,
  region,
  observeRoleArn: roleArn.optional(),
  actRoleArn: roleArn.optional(),
  externalId: text('the external id the role asks for').optional(),
  endpoint: url('an http or https URL', ['http:', 'https:']).optional(),
  dangerouslyActWithObserve: flag.default(false),
});

const queueSchema = z.strictObject({
  id: text('a name that spec.hybrid.queue.connection uses'),
  kind: z.literal('redis', { error: 'redis' }),
  url: url('a redis or rediss URL', ['redis:', 'rediss:']),
});

const agesSchema = z.strictObject({
  placement: durationSeconds.optional(),
  utilisation: durationSeconds.optional(),
  'configured-split': durationSeconds.optional(),
  'observed-split': durationSeconds.optional(),
  'target-health': durationSeconds.optional(),
  probe: durationSeconds.optional(),
  'replication-lag': durationSeconds.optional(),
  'replication-state': durationSeconds.optional(),
  'queue-depth': durationSeconds.optional(),
});

const ingestToken = z.string({ error: 'a token' }).regex(/^\S{32,}$/, {
  error:
    'a token of at least 32 characters without spaces, from the environment',
});

const list = <T extends z.ZodType>(item: T, expected: string) =>
  z.array(item, { error: expected }).default([]);

/** `hybridCloud` in app-config. */
export const hybridCloudSchema = z.strictObject({
  tick: z
    .strictObject({
      seconds: durationSeconds.default(5),
      suspectSeconds: durationSeconds.default(1),
    })
    .default({ seconds: 5, suspectSeconds: 1 }),
  sites: list(siteSchema, 'a list of sites'),
  aws: z
    .strictObject({ accounts: list(accountSchema, 'a list of accounts') })
    .default({ accounts: [] }),
  queues: list(queueSchema, 'a list of queue connections'),
  automation: z
    .strictObject({ enabled: flag.default(true) })
    .default({ enabled: true }),
  ingest: z
    .strictObject({
      alertmanager: z
        .strictObject({
          tokens: z
            .array(ingestToken, { error: 'a list of tokens' })
            .max(2, { error: 'two tokens at most: the old and the new' })
            .default([]),
        })
        .default({ tokens: [] }),
    })
    .default({ alertmanager: { tokens: [] } }),
  ages: agesSchema.default({}),
  ceilings: z
    .strictObject({
      fleet: count('a whole number of plans, 1 or more').default(10),
      perSite: count('a whole number of plans, 1 or more').default(5),
    })
    .default({ fleet: 10, perSite: 5 }),
});

/** One cluster of `kubernetes.clusterLocatorMethods[type=config]`: the parts that are used here. */
export const clusterSchema = z.looseObject({
  name: text('the name of the cluster'),
  url: url('the http or https URL of the cluster API', ['http:', 'https:']),
  authProvider: text('how to sign in to the cluster').optional(),
  serviceAccountToken: text('a token').optional(),
  caData: text('a certificate, base64').optional(),
  caFile: text('the path of a certificate').optional(),
  skipTLSVerify: flag.default(false),
  assumeRole: roleArn.optional(),
  externalId: text('an external id').optional(),
  authMetadata: z.record(z.string(), z.string()).optional(),
});

export type HybridCloudInput = z.output<typeof hybridCloudSchema>;
export type SiteInput = HybridCloudInput['sites'][number];
export type ClusterInput = z.output<typeof clusterSchema>;
