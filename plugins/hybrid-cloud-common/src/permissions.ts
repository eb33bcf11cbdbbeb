import { createPermission } from '@backstage/plugin-permission-common';

/** What plan permissions are decided on: a workload, referred to by its entity ref. */
export const RESOURCE_TYPE_HYBRID_WORKLOAD = 'hybrid-workload';

/** See the Hybrid page, tabs and plans. */
export const hybridReadPermission = createPermission({
  name: 'hybrid-cloud.read',
  attributes: { action: 'read' },
});
/** Ask for a plan on a workload. */
export const hybridPlanProposePermission = createPermission({
  name: 'hybrid-cloud.plan.propose',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_HYBRID_WORKLOAD,
});
/** Say yes or no to a plan of a workload. The requester of a plan never may, whatever the policy says. */
export const hybridPlanApprovePermission = createPermission({
  name: 'hybrid-cloud.plan.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_HYBRID_WORKLOAD,
});
/** Withdraw a plan of a workload that has not begun. */
export const hybridPlanCancelPermission = createPermission({
  name: 'hybrid-cloud.plan.cancel',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_HYBRID_WORKLOAD,
});
/** Read and verify the audit chain. */
export const hybridAuditReadPermission = createPermission({
  name: 'hybrid-cloud.audit.read',
  attributes: { action: 'read' },
});
/**
 * Ask whether a pipeline may deploy, and nothing else: what a pipeline's token is restricted to. The answer says why
 * not, but nothing that is not the pipeline's business.
 */
export const hybridReleaseGateReadPermission = createPermission({
  name: 'hybrid-cloud.release-gate.read',
  attributes: { action: 'read' },
});
/** Freeze deployments of a workload or of all, and end a freeze. */
export const hybridFreezeSetPermission = createPermission({
  name: 'hybrid-cloud.freeze.set',
  attributes: { action: 'update' },
});

export const hybridCloudPermissions = [
  hybridReadPermission,
  hybridPlanProposePermission,
  hybridPlanApprovePermission,
  hybridPlanCancelPermission,
  hybridAuditReadPermission,
  hybridReleaseGateReadPermission,
  hybridFreezeSetPermission,
];
