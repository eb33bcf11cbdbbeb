/** An answer of AWS that is not a success: the code and HTTP status are what the real service says. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(options: {
    readonly code: string;
    readonly message: string;
    /** Default 400. */
    readonly status?: number;
  }) {
    super(options.message);
    this.name = 'AwsError';
    this.code = options.code;
    this.status = options.status ?? 400;
  }
}
