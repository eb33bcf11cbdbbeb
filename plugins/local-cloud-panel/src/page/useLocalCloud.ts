import { configApiRef, fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { EndpointAnswer, LocalCloudClient, readEndpoints } from '../api';

const SECONDS = 1;

/** What is known of the first endpoint that is a local cloud, or of the last one asked. */
export type LocalCloud =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'answered';
      readonly client: LocalCloudClient;
      readonly answer: EndpointAnswer;
      refresh(): void;
    };

/** Looks once a second while the tab is visible. */
export function useLocalCloud(): LocalCloud {
  const config = useApi(configApiRef);
  const { fetch } = useApi(fetchApiRef);
  const clients = useMemo(
    () =>
      readEndpoints(config).map(
        endpoint => new LocalCloudClient({ endpoint, fetch }),
      ),
    [config, fetch],
  );
  const [found, setFound] = useState<{
    client: LocalCloudClient;
    answer: EndpointAnswer;
  }>();

  const look = useCallback(async () => {
    const answers = await Promise.all(
      clients.map(async client => ({ client, answer: await client.look() })),
    );
    return answers.find(next => next.answer.kind === 'local') ?? answers.at(-1);
  }, [clients]);

  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const again = async () => {
      if (!document.hidden) {
        const next = await look();
        if (!stopped) {
          setFound(next);
        }
      }
      if (!stopped) {
        timer = setTimeout(again, SECONDS * 1000);
      }
    };
    void again();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [look]);

  const refresh = useCallback(() => {
    void look().then(setFound);
  }, [look]);

  if (clients.length === 0) {
    return { kind: 'none' };
  }
  return found ? { kind: 'answered', ...found, refresh } : { kind: 'asking' };
}
