import { WorkloadDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { PortalApi } from './PortalApi';
import { waitUntil } from './waitUntil';

/** A portal that has just started reads its catalogue first; this waits until a workload has been seen with fresh weights. */
export function waitForFirstLook(
  api: PortalApi,
  name: string,
): Promise<WorkloadDetail> {
  let last: unknown;
  return waitUntil({
    what: `the first observation of ${name}`,
    seconds: 90,
    look: async () => {
      const { status, body } = await api.request<WorkloadDetail | undefined>(
        'GET',
        `/workloads/component/default/${name}`,
      );
      last = body;
      const configured = body?.observation?.split?.configured;
      return status === 200 && configured?.state === 'fresh' ? body : undefined;
    },
    explain: async () => JSON.stringify(last).slice(0, 2000),
  });
}
