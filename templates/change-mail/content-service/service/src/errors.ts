/** A refusal with a status and a word the page can translate. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(options: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    readonly cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
  }
}

/** The environment is wrong; the message lists every mistake in it. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}
