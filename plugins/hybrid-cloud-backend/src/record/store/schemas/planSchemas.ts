import {
  ActionKind,
  Diagnosis,
  GuardResult,
  Mode,
  PLAN_STATES,
  Proposal,
  Reason,
  Risk,
  STEP_STATES,
  Step,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { z } from 'zod';

/** Closed unions at the database edge: a row with a word nobody knows is refused, not passed on. */
export const planStateSchema = z.enum(PLAN_STATES);
export const stepStateSchema = z.enum(STEP_STATES);
export const verdictSchema = z.enum(['approved', 'rejected']);

export const modeSchema = z.enum([
  'observe',
  'advise',
  'approve',
  'auto',
]) satisfies z.ZodType<Mode>;

export const actionSchema = z.enum([
  'failover',
  'failback',
  'burst',
  'release',
  'rebalance',
  'schedule',
]) satisfies z.ZodType<ActionKind>;

export const weightsSchema = z.record(z.string(), z.number());
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

const reasonOutline = z.object({ code: z.string(), params: paramsSchema });
/** The codes are closed in the type; each has its own params, which were checked when they were written. */
export const reasonSchema = z.custom<Reason>(
  value => reasonOutline.safeParse(value).success,
);

export const guardResultSchema = z.object({
  guard: z.enum([
    'never-all-off',
    'capacity-ratio',
    'destination-health',
    'data-gate',
    'max-step',
    'one-plan-in-flight',
    'no-change-under-way',
    'master-switch',
    'ownership',
    'fresh-readings',
    'anti-flap',
  ]),
  verdict: z.enum(['pass', 'refuse', 'inconclusive']),
  params: paramsSchema,
}) satisfies z.ZodType<GuardResult>;

const site = z.string();
const seconds = z.number();

export const stepSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set-weights'),
    before: weightsSchema,
    after: weightsSchema,
    emergency: z.boolean(),
  }),
  z.object({
    kind: z.literal('set-stickiness'),
    before: seconds.nullable(),
    after: seconds.nullable(),
  }),
  z.object({ kind: z.literal('uncordon-node'), site, node: z.string() }),
  z.object({ kind: z.literal('cordon-node'), site, node: z.string() }),
  z.object({
    kind: z.literal('scale'),
    site,
    before: z.number(),
    after: z.number(),
  }),
  z.object({
    kind: z.literal('wait-ready'),
    site,
    minReady: z.number(),
    deadlineSeconds: seconds,
  }),
  z.object({
    kind: z.literal('wait-targets-healthy'),
    site,
    minHealthy: z.number(),
    deadlineSeconds: seconds,
  }),
  z.object({ kind: z.literal('wait-drain'), site, seconds }),
]) satisfies z.ZodType<Step>;

export const riskSchema = z.object({
  dataSeconds: z.union([z.number(), z.enum(['unknown', 'none'])]),
  waiting: z.union([z.number(), z.enum(['unknown', 'none'])]),
  absorbs: z.union([z.number(), z.literal('unknown')]),
  destination: site,
}) satisfies z.ZodType<Risk>;

export const diagnosisSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('healthy') }),
  z.object({ kind: z.literal('degraded'), site }),
  z.object({ kind: z.literal('site-down'), site }),
  z.object({ kind: z.literal('link-down'), site }),
  z.object({ kind: z.literal('overload'), site }),
  z.object({ kind: z.literal('portal-blind') }),
]) satisfies z.ZodType<Diagnosis>;

export const proposalSchema = z.object({
  action: actionSchema,
  mode: modeSchema,
  emergency: z.boolean(),
  before: weightsSchema,
  after: weightsSchema,
  steps: z.array(stepSchema),
  risk: riskSchema,
}) satisfies z.ZodType<Proposal>;
