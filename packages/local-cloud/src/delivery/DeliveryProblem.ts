/** Why a delivery cannot go on, in words for whoever pushed, and what they can do. */
export class DeliveryProblem extends Error {
  readonly advice: string;

  constructor(options: {
    readonly message: string;
    readonly advice: string;
    readonly cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'DeliveryProblem';
    this.advice = options.advice;
  }
}
