import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizePermissionRequest,
  AuthorizePermissionResponse,
  AuthorizeResult,
  Permission,
  PolicyDecision,
  QueryPermissionRequest,
  QueryPermissionResponse,
  isPermission,
} from '@backstage/plugin-permission-common';
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
import { userOf } from '../present/principal';

/** Owners propose and cancel, approvers approve, approvers and operators read the audit chain, operators do for all. */
export class FakePermissions implements PermissionsService {
  readonly #approvers: readonly string[];
  readonly #operators: readonly string[];

  constructor(options: {
    readonly approvers: readonly string[];
    readonly operators: readonly string[];
  }) {
    this.#approvers = options.approvers;
    this.#operators = options.operators;
  }

  async authorize(
    requests: AuthorizePermissionRequest[],
    { credentials }: { readonly credentials: BackstageCredentials },
  ): Promise<AuthorizePermissionResponse[]> {
    return requests.map(({ permission }) => {
      const decision = this.#decide(permission, credentials);
      if (decision.result === AuthorizeResult.CONDITIONAL) {
        throw new Error(`${permission.name} depends on the workload`);
      }
      return decision;
    });
  }

  async authorizeConditional(
    requests: QueryPermissionRequest[],
    { credentials }: { readonly credentials: BackstageCredentials },
  ): Promise<QueryPermissionResponse[]> {
    return requests.map(({ permission }) =>
      this.#decide(permission, credentials),
    );
  }

  #decide(
    permission: Permission,
    credentials: BackstageCredentials,
  ): PolicyDecision {
    const user = userOf(credentials) ?? '';
    const yes = (allowed: boolean): PolicyDecision => ({
      result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    });
    const approver = this.#approvers.includes(user);
    const operator = this.#operators.includes(user);
    if (isPermission(permission, hybridPlanApprovePermission)) {
      return yes(approver);
    }
    if (
      isPermission(permission, hybridAuditReadPermission) ||
      isPermission(permission, hybridFreezeSetPermission)
    ) {
      return yes(approver || operator);
    }
    if (
      isPermission(permission, hybridPlanProposePermission) ||
      isPermission(permission, hybridPlanCancelPermission)
    ) {
      return operator
        ? yes(true)
        : createHybridWorkloadConditionalDecision(
            permission,
            hybridWorkloadConditions.isHybridWorkloadOwner({ claims: [user] }),
          );
    }
    return yes(true);
  }
}
