import { createPermission } from '@backstage/plugin-permission-common';

export const hybridReadPermission = createPermission({
  name: 'hybrid-cloud.read',
  attributes: { action: 'read' },
});
export const hybridPlanProposePermission = createPermission({
  name: 'hybrid-cloud.plan.propose',
  attributes: { action: 'create' },
});
export const hybridPlanApprovePermission = createPermission({
  name: 'hybrid-cloud.plan.approve',
  attributes: { action: 'update' },
});
export const hybridPlanCancelPermission = createPermission({
  name: 'hybrid-cloud.plan.cancel',
  attributes: { action: 'update' },
});
export const hybridAuditReadPermission = createPermission({
  name: 'hybrid-cloud.audit.read',
  attributes: { action: 'read' },
});
export const hybridCloudPermissions = [
  hybridReadPermission,
  hybridPlanProposePermission,
  hybridPlanApprovePermission,
  hybridPlanCancelPermission,
  hybridAuditReadPermission,
];
