import {
  Decision,
  DriftView,
  Observation,
  PastSiteVerdict,
  SpecProblem,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { z } from 'zod';
import {
  diagnosisSchema,
  guardResultSchema,
  proposalSchema,
  reasonSchema,
  weightsSchema,
} from './planSchemas';

export const pastSiteVerdictsSchema = z.array(
  z.object({
    site: z.string(),
    health: z.enum(['up', 'suspect', 'down', 'blind']),
    utilisation: z.number().nullable(),
    failing: z.array(z.enum(['probe', 'target-health', 'cluster'])).optional(),
    readyPods: z.number().nullable().optional(),
  }) satisfies z.ZodType<PastSiteVerdict>,
);

export const specProblemsSchema = z.array(
  z.object({
    path: z.string(),
    value: z.string(),
    expected: z.string(),
  }) satisfies z.ZodType<SpecProblem>,
);

export const driftSchema = z.object({
  expected: weightsSchema,
  found: weightsSchema,
  since: z.number(),
}) satisfies z.ZodType<DriftView>;

export const instantsBySiteSchema = z.record(z.string(), z.number());
export const ratiosBySiteSchema = z.record(z.string(), z.number().nullable());

const decisionBase = {
  workloadRef: z.string(),
  at: z.number(),
  diagnosis: diagnosisSchema,
  reasons: z.array(reasonSchema),
};
export const decisionSchema = z.discriminatedUnion('kind', [
  z.object({ ...decisionBase, kind: z.literal('hold') }),
  z.object({
    ...decisionBase,
    kind: z.literal('propose'),
    proposal: proposalSchema,
    guards: z.array(guardResultSchema),
  }),
  z.object({
    ...decisionBase,
    kind: z.literal('blocked'),
    proposal: proposalSchema,
    guards: z.array(guardResultSchema),
  }),
]) satisfies z.ZodType<Decision>;

const observationOutline = z.looseObject({
  workloadRef: z.string(),
  at: z.number(),
  sites: z.record(
    z.string(),
    z.looseObject({ site: z.string(), witnesses: z.array(z.unknown()) }),
  ),
  split: z.looseObject({
    configured: z.looseObject({ state: z.string() }),
    observed: z.looseObject({ state: z.string() }),
    effective: z.looseObject({ state: z.string() }),
  }),
  switch: z.looseObject({}),
  requestsPerSecond: z.looseObject({ state: z.string() }),
});

/**
 * Observations and specs are written by this version of this program only, are large, and are rewritten every few
 * seconds: their outline is checked, and their inside is taken as it was written.
 */
export const observationSchema = z.custom<Observation>(
  value => observationOutline.safeParse(value).success,
);

const workloadOutline = z.looseObject({
  ref: z.string(),
  name: z.string(),
  owner: z.string(),
  criticality: z.number(),
  sites: z.array(z.looseObject({ site: z.string(), baseWeight: z.number() })),
  policy: z.looseObject({
    burst: z.looseObject({}),
    failover: z.looseObject({}),
    failback: z.looseObject({}),
    limits: z.looseObject({}),
  }),
});

export const workloadSchema = z.custom<Workload>(
  value => workloadOutline.safeParse(value).success,
);
