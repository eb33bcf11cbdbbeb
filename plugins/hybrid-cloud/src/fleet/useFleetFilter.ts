import { Mode } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FleetFilter } from './filterWorkloads';
import { HEALTH_ORDER } from './orderWorkloads';

const MODES: readonly Mode[] = ['observe', 'advise', 'approve', 'auto'];
const KEYS = ['q', 'health', 'owner', 'site', 'mode'] as const;
type Key = (typeof KEYS)[number];

/** The filter lives in the URL, so that a view can be sent to a colleague. */
export interface FleetFilterState {
  readonly filter: FleetFilter;
  /** Zero-based. */
  readonly page: number;
  /** An empty or absent value clears that filter. */
  set(key: Key, value: string | undefined): void;
  setPage(page: number): void;
  clear(): void;
}

export function useFleetFilter(): FleetFilterState {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const change = useCallback(
    (edit: (next: URLSearchParams) => void) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          edit(next);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    filter,
    page: Math.max(0, Number.parseInt(params.get('page') ?? '1', 10) - 1 || 0),
    set: (key, value) =>
      change(next => {
        next.delete('page');
        if (value) {
          next.set(key, value);
        } else {
          next.delete(key);
        }
      }),
    setPage: page =>
      change(next =>
        page === 0 ? next.delete('page') : next.set('page', String(page + 1)),
      ),
    clear: () =>
      change(next => [...KEYS, 'page'].forEach(key => next.delete(key))),
  };
}

/** Unknown values in a typed or old URL are as if they were not there. */
function readFilter(params: URLSearchParams): FleetFilter {
  return {
    text: params.get('q') ?? undefined,
    health: HEALTH_ORDER.find(health => health === params.get('health')),
    owner: params.get('owner') ?? undefined,
    site: params.get('site') ?? undefined,
    mode: MODES.find(mode => mode === params.get('mode')),
  };
}

export function isFiltering(filter: FleetFilter): boolean {
  return Object.values(filter).some(Boolean);
}
