import { useEffect, useState } from 'react';
import { Deliveries, LocalCloudClient } from '../api';

const SECONDS = 1;

/** `failed`: why the newest look went wrong; what was seen before stays. */
export interface SeenDeliveries {
  readonly answer?: Deliveries;
  readonly failed?: string;
}

/** Looks once a second while the tab is visible. */
export function useDeliveries(client: LocalCloudClient): SeenDeliveries {
  const [seen, setSeen] = useState<SeenDeliveries>({});
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const again = async () => {
      if (!document.hidden) {
        const next = await client.deliveries().then(
          answer => ({ answer }),
          (error: unknown) => ({ failed: String(error) }),
        );
        if (!stopped) setSeen(before => ({ answer: before.answer, ...next }));
      }
      if (!stopped) timer = setTimeout(again, SECONDS * 1000);
    };
    void again();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [client]);
  return seen;
}
