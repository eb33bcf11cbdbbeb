/** What may be logged: identifiers, counts and reasons. Never an address, a name or a text that a person wrote. */
export interface Facts {
  readonly change?: string;
  readonly item?: string;
  readonly letter?: string;
  readonly message?: string;
  readonly route?: string;
  readonly status?: number;
  readonly reason?: string;
  readonly count?: number;
}

/** One line of JSON for each thing that happened. */
export interface Log {
  info(what: string, facts?: Facts): void;
  warn(what: string, facts?: Facts): void;
  /** `error` is written without what it was thrown for: messages of others may repeat an address. */
  error(what: string, facts: Facts, error: unknown): void;
}

export type WriteLine = (line: string) => void;

export function createLog(options: {
  readonly service: string;
  readonly write: WriteLine;
}): Log {
  const line = (level: string, what: string, facts: object) =>
    options.write(
      JSON.stringify({ level, service: options.service, what, ...facts }),
    );
  return {
    info: (what, facts = {}) => line('info', what, facts),
    warn: (what, facts = {}) => line('warn', what, facts),
    error: (what, facts, error) =>
      line('error', what, { ...facts, error: describe(error) }),
  };
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  // Frames name files and lines; the first line repeats the message.
  const frames = (error.stack ?? '')
    .split('\n')
    .filter(one => /^\s+at /.test(one));
  return {
    name: error.name,
    frames: frames.slice(0, 8).map(one => one.trim()),
  };
}
