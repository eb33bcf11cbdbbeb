import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_HYBRID_WORKLOAD,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { z } from 'zod';

/** What a rule may look at: enough of a workload to say whose it is. */
export type HybridWorkloadResource = Pick<Workload, 'ref' | 'owner'>;

/** Workloads are few and held in memory, so a query is a predicate over them. */
export type HybridWorkloadQuery = (workload: HybridWorkloadResource) => boolean;

export const hybridWorkloadPermissionResourceRef = createPermissionResourceRef<
  HybridWorkloadResource,
  HybridWorkloadQuery
>().with({
  pluginId: 'hybrid-cloud',
  resourceType: RESOURCE_TYPE_HYBRID_WORKLOAD,
});

/** Allows where one of the claims is the workload's owner. Claims are the user's ownership entity refs. */
export const isHybridWorkloadOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow where the user owns the workload',
  resourceRef: hybridWorkloadPermissionResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs through which the user owns things'),
  }),
  apply: (workload, { claims }) => owns(workload, claims),
  toQuery:
    ({ claims }) =>
    workload =>
      owns(workload, claims),
});

function owns(
  workload: HybridWorkloadResource,
  claims: readonly string[],
): boolean {
  const owner = workload.owner.toLocaleLowerCase('en-US');
  return claims.some(claim => claim.toLocaleLowerCase('en-US') === owner);
}

/** Every rule on workloads, by name. */
export const hybridWorkloadPermissionRules = { isHybridWorkloadOwner };

/**
 * For permission policies: `conditions.isHybridWorkloadOwner({ claims })` and `createHybridWorkloadConditionalDecision`.
 */
const conditionExports = createConditionExports({
  resourceRef: hybridWorkloadPermissionResourceRef,
  rules: hybridWorkloadPermissionRules,
});
export const hybridWorkloadConditions = conditionExports.conditions;
export const createHybridWorkloadConditionalDecision =
  conditionExports.createConditionalDecision;
