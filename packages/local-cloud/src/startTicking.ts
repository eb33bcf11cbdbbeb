import { Clock } from './world/Clock';

const SECOND = 1000;

/** Calls `step` just after every whole second of the clock, one at a time. Returns how to stop. */
export function startTicking(options: {
  readonly clock: Clock;
  readonly step: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}): () => Promise<void> {
  const { clock, step, onError } = options;
  let timer: NodeJS.Timeout;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const arm = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = step().then(arm, onError);
    }, SECOND - (clock.now() % SECOND));
  };
  arm();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
