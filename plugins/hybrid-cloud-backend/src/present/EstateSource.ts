import { EstateResponse } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** What is configured and how well it is seen. */
export interface EstateSource {
  describe(): EstateResponse;
}
