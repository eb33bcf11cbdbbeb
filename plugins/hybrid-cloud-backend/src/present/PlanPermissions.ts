import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_HYBRID_WORKLOAD } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  HybridWorkloadResource,
  hybridWorkloadPermissionResourceRef,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

type WorkloadPermission = ResourcePermission<
  typeof RESOURCE_TYPE_HYBRID_WORKLOAD
>;

/** Asks the permission framework. Conditions on workloads are judged here, where the workloads are. */
export class PlanPermissions {
  readonly #permissions: PermissionsService;
  readonly #meets: (
    decision: PolicyDecision,
    resource: HybridWorkloadResource | undefined,
  ) => boolean;
  readonly #workload: (
    ref: string,
  ) => Promise<HybridWorkloadResource | undefined>;

  constructor(options: {
    readonly permissions: PermissionsService;
    readonly registry: Pick<PermissionsRegistryService, 'getPermissionRuleset'>;
    /** The workload as rules see it; undefined when the catalogue has it no more. */
    readonly workload: (
      ref: string,
    ) => Promise<HybridWorkloadResource | undefined>;
  }) {
    this.#permissions = options.permissions;
    this.#workload = options.workload;
    this.#meets = createConditionAuthorizer(
      options.registry.getPermissionRuleset(
        hybridWorkloadPermissionResourceRef,
      ),
    );
  }

  async allows(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [answer] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return answer.result === AuthorizeResult.ALLOW;
  }

  /** One answer for each permission, on the same workload. */
  async allowsOn(
    workloadRef: string,
    permissions: readonly WorkloadPermission[],
    credentials: BackstageCredentials,
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    const workload = await this.#workload(workloadRef);
    return decisions.map(decision => this.#meets(decision, workload));
  }
}
