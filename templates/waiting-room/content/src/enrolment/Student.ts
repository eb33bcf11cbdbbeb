/** A person who enrols. The id is what the waiting room and the seats know them by. */
export interface Student {
  readonly id: string;
  readonly name: string;
  /** Without one no mail is sent. */
  readonly email?: string;
  readonly language: 'en' | 'ko';
}
