import { Letter } from './letters';

/** A letter on its way out. `id` comes back in every event about it. */
export interface Envelope {
  readonly id: string;
  readonly to: string;
  readonly letter: Letter;
  /** Address that ends the subscription when it is POSTed to. */
  readonly oneClickUrl: string;
}

/** `refused`: it will never go. `later`: it surely did not go, and may the next time. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string };

/** Hands letters to the post. Throws when nobody knows whether the letter was taken: a lost answer. */
export interface Mailer {
  send(envelope: Envelope): Promise<SendResult>;
}
