import { Envelope, Mailer, SendResult } from '../../src/mail/Mailer';

/** What the post does with the next letter. `lost-answer`: it takes the letter, and nobody hears of it. */
export type PostFault =
  | 'none'
  | 'refuse'
  | 'throttle'
  | 'lost-request'
  | 'lost-answer';

/** Keeps the letters it took. */
export class FakePost implements Mailer {
  readonly taken: Envelope[] = [];
  readonly #faults: PostFault[] = [];

  next(...faults: readonly PostFault[]): void {
    this.#faults.push(...faults);
  }

  async send(envelope: Envelope): Promise<SendResult> {
    const fault = this.#faults.shift() ?? 'none';
    // Others may run meanwhile, as they do during a real call.
    await new Promise(setImmediate);
    switch (fault) {
      case 'none':
        this.taken.push(envelope);
        return { kind: 'accepted', messageId: `ses-${this.taken.length}` };
      case 'refuse':
        return { kind: 'refused', reason: 'BadRequestException' };
      case 'throttle':
        return { kind: 'later', reason: 'TooManyRequestsException' };
      case 'lost-request':
        throw new Error(`No connection for ${envelope.to}`);
      case 'lost-answer':
        this.taken.push(envelope);
        throw new Error(`Connection reset after ${envelope.to}`);
      default: {
        const never: never = fault;
        return never;
      }
    }
  }
}
