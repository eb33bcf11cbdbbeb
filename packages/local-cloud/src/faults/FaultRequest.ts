import { z } from 'zod';
import { Estate } from '../world/Estate';
import { WorkloadSpec } from '../world/WorkloadSpec';

/** AWS APIs that can be throttled or broken, whole or one action of them. */
const AWS_API =
  /^(elasticloadbalancing|monitoring|dms|rds|sts)(:[A-Z][A-Za-z]{2,60})?$/;

const common = {
  /** True begins the fault, false ends it. */
  on: z.boolean(),
  /** The fault ends by itself after so long. */
  seconds: z.number().positive().max(86_400).optional(),
};

/** Bodies of POST /_local/faults, checked against what there is at this moment: workloads come and go over the wire. */
export function faultRequestSchema(options: {
  readonly estate: Estate;
  readonly workloads: readonly WorkloadSpec[];
}) {
  const names = (found: readonly { readonly name: string }[]) =>
    z.enum(found.map(each => each.name));
  const { estate, workloads } = options;
  const { sites } = estate;
  const site = z.enum(sites.map(each => each.id));
  const linked = z.enum([
    ...new Set(estate.links.flatMap(each => each.between)),
  ]);
  const workload = names(workloads);
  const clusterApis = estate.clusters.map(each => `kubernetes:${each.name}`);
  const clusterApi = z.enum(clusterApis);
  const api = z
    .string()
    .refine(name => AWS_API.test(name) || clusterApis.includes(name), {
      error: `expected elasticloadbalancing, monitoring, dms, rds or sts, one action (elasticloadbalancing:ModifyRule), or ${clusterApis.join(
        ', ',
      )}`,
    });
  return z.discriminatedUnion('fault', [
    z.strictObject({ fault: z.literal('power'), site, ...common }),
    z.strictObject({ fault: z.literal('link'), site: linked, ...common }),
    z.strictObject({
      fault: z.literal('surge'),
      workload,
      factor: z.number().min(0).max(100).default(4),
      ...common,
    }),
    z.strictObject({
      fault: z.literal('replication-stop'),
      workload: names(workloads.filter(each => each.replication)),
      ...common,
    }),
    z.strictObject({
      fault: z.literal('replication-delay'),
      workload: names(workloads.filter(each => each.replication)),
      factor: z.number().min(1).max(1000).default(4),
      ...common,
    }),
    z.strictObject({
      fault: z.literal('queue-abandon'),
      workload: names(workloads.filter(each => each.queue)),
      factor: z.number().min(0).max(1).default(0.05),
      ...common,
    }),
    z.strictObject({ fault: z.literal('throttle'), api, ...common }),
    z.strictObject({ fault: z.literal('break'), api, ...common }),
    z.strictObject({ fault: z.literal('deny'), api: clusterApi, ...common }),
    z.strictObject({
      fault: z.literal('metrics-delay'),
      factor: z.number().min(0).max(3600).default(300),
      ...common,
    }),
    z.strictObject({
      fault: z.literal('drift'),
      workload: names(
        workloads.filter(each => each.switch.kind === 'alb-rule'),
      ),
      factor: z.number().min(0).max(1).default(0.5),
      ...common,
    }),
  ]);
}

export type FaultRequest = z.output<ReturnType<typeof faultRequestSchema>>;
export type FaultKind = FaultRequest['fault'];
