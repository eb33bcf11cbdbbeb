import { useSignal } from '@backstage/plugin-signals-react';
import { TOPIC_CHANGED } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Problem, toProblem } from '../api';
import { ClockContext } from '../clock/useNow';
import { Poller, PollState } from './Poller';

/** Payload of the change signal. */
type ChangeSignal = { workloadRef: string; planId?: string };

/** Something read from the backend and kept up to date. */
export interface Live<T> {
  readonly data?: T;
  readonly receivedAt?: number;
  /** Set when the last attempt failed; `data` is then what was known before, if anything was. */
  readonly problem?: Problem;
  refresh(): void;
  /** Puts in what another call has answered, without waiting for the next look. */
  replace(data: T): void;
}

const DEFAULT_SECONDS = 5;

/**
 * Reads now, on every change signal that concerns us, and by the clock in between.
 * Nothing is asked while the tab is hidden. A new `key` starts from nothing.
 */
export function useLive<T>(options: {
  readonly key: string;
  readonly load: () => Promise<T>;
  readonly intervalSeconds?: (data: T | undefined) => number;
  readonly concerns?: (signal: ChangeSignal) => boolean;
}): Live<T> {
  const clock = useContext(ClockContext);
  const latest = useRef(options);
  latest.current = options;
  const poller = useRef<Poller<T>>();
  const [held, setHeld] = useState<{ key: string; state: PollState<T> }>();

  useEffect(() => {
    const current = new Poller<T>({
      load: () => latest.current.load(),
      intervalSeconds: data =>
        latest.current.intervalSeconds?.(data) ?? DEFAULT_SECONDS,
      onChange: state => setHeld({ key: options.key, state }),
      now: () => clock.now(),
    });
    poller.current = current;
    const onVisibility = () => current.setPaused(document.hidden);
    document.addEventListener('visibilitychange', onVisibility);
    current.setPaused(document.hidden);
    current.poke();
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      current.stop();
    };
  }, [options.key, clock]);

  const { lastSignal } = useSignal<ChangeSignal>(TOPIC_CHANGED);
  useEffect(() => {
    if (lastSignal && (latest.current.concerns?.(lastSignal) ?? true)) {
      poller.current?.poke();
    }
  }, [lastSignal]);

  const refresh = useCallback(() => poller.current?.poke(), []);
  const replace = useCallback(
    (data: T) => {
      setHeld({ key: options.key, state: { data, receivedAt: clock.now() } });
      poller.current?.overtake();
    },
    [options.key, clock],
  );

  const state = held?.key === options.key ? held.state : undefined;
  return {
    data: state?.data,
    receivedAt: state?.receivedAt,
    problem: state?.error === undefined ? undefined : toProblem(state.error),
    refresh,
    replace,
  };
}
