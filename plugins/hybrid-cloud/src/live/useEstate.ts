import { useApi } from '@backstage/core-plugin-api';
import { EstateResponse } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { hybridCloudApiRef } from '../api';
import { Live, useLive } from './useLive';

const SECONDS = 60;

/** The sites for their names and colours only, which seldom change. */
export function useEstate(): Live<EstateResponse> {
  const api = useApi(hybridCloudApiRef);
  return useLive({
    key: 'estate',
    load: () => api.getEstate(),
    intervalSeconds: () => SECONDS,
    concerns: () => false,
  });
}
