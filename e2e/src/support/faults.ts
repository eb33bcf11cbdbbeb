import { LOCAL_CLOUD } from './addresses';

/** Sets or ends a fault of the local cloud. @throws Error with the local cloud's own words when it refuses. */
export async function setFault(fault: {
  fault: string;
  on: boolean;
  site?: string;
  workload?: string;
  api?: string;
  factor?: number;
  seconds?: number;
}): Promise<void> {
  const response = await fetch(`${LOCAL_CLOUD}/_local/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) {
    throw new Error(
      `The local cloud refused ${JSON.stringify(
        fault,
      )}: ${await response.text()}`,
    );
  }
}
