import {
  CreateFreezeRequest,
  DeploymentFreeze,
  FreezeListResponse,
  ReleaseGateResponse,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { As } from '../HybridCloudService';

export interface FreezeListOptions {
  readonly workloadRef?: string;
}

/**
 * Whether pipelines may deploy. NotFoundError for what is not there, NotAllowedError for what the caller may not,
 * ConflictError for whoever comes too late.
 */
export interface ReleaseService {
  getReleaseGate(
    options: { readonly ref: string } & As,
  ): Promise<ReleaseGateResponse>;
  listFreezes(options: FreezeListOptions & As): Promise<FreezeListResponse>;
  createFreeze(
    options: { readonly request: CreateFreezeRequest } & As,
  ): Promise<DeploymentFreeze>;
  endFreeze(options: { readonly id: string } & As): Promise<void>;
}
