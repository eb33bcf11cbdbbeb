import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Audited } from './audited';
import { HybridCloudService } from './HybridCloudService';
import { ReleaseService } from './releases';

/** What every route needs. */
export interface RouteContext {
  readonly service: HybridCloudService;
  readonly releases: ReleaseService;
  readonly httpAuth: HttpAuthService;
  readonly audited: Audited;
}
