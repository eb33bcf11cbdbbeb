import { useApi } from '@backstage/core-plugin-api';
import {
  FreezeListResponse,
  ReleaseGateResponse,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { hybridCloudApiRef } from '../api';
import { Live, useLive } from '../live/useLive';

export interface Releases {
  readonly gate: ReleaseGateResponse;
  readonly freezes: FreezeListResponse;
}

const SECONDS = 10;

/** Whether pipelines may deploy to a workload, and the freezes that hold for it. */
export function useReleases(workloadRef: string): Live<Releases> {
  const api = useApi(hybridCloudApiRef);
  return useLive({
    key: `releases ${workloadRef}`,
    load: async () => {
      const [gate, freezes] = await Promise.all([
        api.getReleaseGate(workloadRef),
        api.listFreezes({ workloadRef }),
      ]);
      return { gate, freezes };
    },
    intervalSeconds: () => SECONDS,
    concerns: signal => signal.workloadRef === workloadRef,
  });
}
