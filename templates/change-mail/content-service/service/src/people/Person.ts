import { Language } from './Language';

/** Whether letters go out. Otherwise the address does not take them, or its owner called one spam. */
export type MailState = 'on' | 'bounced' | 'complained';

/** Somebody who may be written to. */
export interface Person {
  /** As the issuer names them (`sub`). */
  readonly id: string;
  readonly address: string;
  readonly language: Language;
  readonly mail: MailState;
}
