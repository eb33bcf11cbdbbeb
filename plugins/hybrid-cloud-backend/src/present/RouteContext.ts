import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Audited } from './audited';
import { HybridCloudService } from './HybridCloudService';

/** What every route needs. */
export interface RouteContext {
  readonly service: HybridCloudService;
  readonly httpAuth: HttpAuthService;
  readonly audited: Audited;
}
