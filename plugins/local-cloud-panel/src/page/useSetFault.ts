import { useCallback, useState } from 'react';
import { FaultRequest, LocalCloudClient } from '../api';

export type SetFault = (request: FaultRequest) => Promise<void>;

/** Begins or ends a fault, then looks again; keeps the endpoint's words when it refused. */
export function useSetFault(options: {
  readonly client: LocalCloudClient;
  readonly refresh: () => void;
}): { readonly setFault: SetFault; readonly refusal?: string } {
  const { client, refresh } = options;
  const [refusal, setRefusal] = useState<string>();
  const setFault = useCallback(
    async (request: FaultRequest) => {
      try {
        await client.setFault(request);
        setRefusal(undefined);
      } catch (error) {
        setRefusal(error instanceof Error ? error.message : String(error));
      }
      refresh();
    },
    [client, refresh],
  );
  return { setFault, refusal };
}
