import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** What became of a call that may not take longer than its deadline. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: PortError };

/**
 * Runs a call with a signal of its own that ends at the deadline or with the caller's signal. Comes back at the
 * deadline even when the call ignores its signal; leaves no timer and no unhandled rejection behind.
 */
export async function withDeadline<T>(options: {
  readonly what: string;
  readonly milliseconds: number;
  readonly signal: AbortSignal;
  readonly run: (signal: AbortSignal) => Promise<T>;
}): Promise<Outcome<T>> {
  const { what, milliseconds, signal, run } = options;
  const controller = new AbortController();
  const end = (message: string) =>
    controller.abort(new PortError({ kind: 'unreachable', message }));
  const onAbort = () => end(`${what}: given up`);
  const timer = setTimeout(
    () => end(`${what}: no answer within ${milliseconds} ms`),
    milliseconds,
  );
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () =>
      reject(controller.signal.reason),
    );
  });
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    const call = Promise.resolve().then(() => run(controller.signal));
    return { ok: true, value: await Promise.race([call, ended]) };
  } catch (error) {
    return { ok: false, error: toPortError(what, error) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function toPortError(what: string, error: unknown): PortError {
  if (error instanceof PortError) return error;
  return new PortError({
    kind: 'malformed',
    message: `${what}: ${error instanceof Error ? error.message : error}`,
    cause: error,
  });
}
