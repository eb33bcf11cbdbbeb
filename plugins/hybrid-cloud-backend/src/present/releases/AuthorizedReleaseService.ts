import { NotAllowedError } from '@backstage/errors';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  CreateFreezeRequest,
  hybridFreezeSetPermission,
  hybridReadPermission,
  hybridReleaseGateReadPermission,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { As } from '../HybridCloudService';
import { PlanPermissions } from '../PlanPermissions';
import { FreezeListOptions, ReleaseService } from './ReleaseService';

/** The same service for callers who may not do everything. */
export class AuthorizedReleaseService implements ReleaseService {
  readonly #inner: ReleaseService;
  readonly #permissions: Pick<PlanPermissions, 'allows'>;

  constructor(options: {
    readonly inner: ReleaseService;
    readonly permissions: Pick<PlanPermissions, 'allows'>;
  }) {
    this.#inner = options.inner;
    this.#permissions = options.permissions;
  }

  async getReleaseGate(options: { readonly ref: string } & As) {
    await this.#require(hybridReleaseGateReadPermission, options);
    return this.#inner.getReleaseGate(options);
  }

  async listFreezes(options: FreezeListOptions & As) {
    await this.#require(hybridReadPermission, options);
    const { items } = await this.#inner.listFreezes(options);
    const set = await this.#permissions.allows(
      hybridFreezeSetPermission,
      options.credentials,
    );
    return { items, allowed: { set } };
  }

  async createFreeze(options: { readonly request: CreateFreezeRequest } & As) {
    await this.#require(hybridFreezeSetPermission, options);
    return this.#inner.createFreeze(options);
  }

  async endFreeze(options: { readonly id: string } & As) {
    await this.#require(hybridFreezeSetPermission, options);
    return this.#inner.endFreeze(options);
  }

  async #require(
    permission: BasicPermission,
    { credentials }: As,
  ): Promise<void> {
    if (await this.#permissions.allows(permission, credentials)) return;
    throw new NotAllowedError(`You lack the permission ${permission.name}.`);
  }
}
