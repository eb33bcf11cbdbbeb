import { BackstageUserInfo } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  catalogEntityDeletePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  hybridAuditReadPermission,
  hybridFreezeSetPermission,
  hybridPlanApprovePermission,
  hybridPlanCancelPermission,
  hybridPlanProposePermission,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  createHybridWorkloadConditionalDecision,
  hybridWorkloadConditions,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Roles } from './readRoles';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Owners propose, approvers approve, operators may do for every workload what owners may do for their own. Approvers and
 * operators freeze deployments; an owner who could would also lift the freeze that was meant for them.
 * That nobody approves their own plan is not decided here: the backend keeps it under any policy.
 */
export class HybridCloudPolicy implements PermissionPolicy {
  readonly #roles: Roles;

  constructor(options: { roles: Roles }) {
    this.#roles = options.roles;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const { approvers, operators, auditors } = this.#roles;
    const isOneOf = (groups: readonly string[]) => belongs(user.info, groups);

    if (isPermission(permission, hybridPlanApprovePermission)) {
      return isOneOf(approvers) ? ALLOW : DENY;
    }
    if (
      isPermission(permission, hybridPlanProposePermission) ||
      isPermission(permission, hybridPlanCancelPermission)
    ) {
      return isOneOf(operators)
        ? ALLOW
        : createHybridWorkloadConditionalDecision(
            permission,
            hybridWorkloadConditions.isHybridWorkloadOwner({
              claims: user.info.ownershipEntityRefs,
            }),
          );
    }
    if (isPermission(permission, hybridAuditReadPermission)) {
      return isOneOf([...approvers, ...operators, ...auditors]) ? ALLOW : DENY;
    }
    if (isPermission(permission, hybridFreezeSetPermission)) {
      return isOneOf([...approvers, ...operators]) ? ALLOW : DENY;
    }
    if (
      isPermission(permission, catalogEntityDeletePermission) ||
      isPermission(permission, catalogLocationDeletePermission)
    ) {
      return isOneOf(operators) ? ALLOW : DENY;
    }
    return ALLOW;
  }
}

function belongs(info: BackstageUserInfo, groups: readonly string[]): boolean {
  return info.ownershipEntityRefs.some(ref => groups.includes(ref));
}
