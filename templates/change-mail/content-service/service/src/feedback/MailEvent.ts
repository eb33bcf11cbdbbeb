import { z } from 'zod';
import { LETTER_TAG } from '../mail/SesMailer';

const schema = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  bounce: z.object({ bounceType: z.string() }).optional(),
});

/** What SES tells about a letter, as far as it changes anything here. */
export type MailEvent = {
  readonly letter: string;
  readonly message: string;
} & (
  | { readonly kind: 'sent' }
  | { readonly kind: 'bounced'; readonly forGood: boolean }
  | { readonly kind: 'complained' }
  | { readonly kind: 'other'; readonly type: string }
);

/** Reads an event record as SES publishes it. Undefined: not about a letter of this service. */
export function readMailEvent(record: unknown): MailEvent | undefined {
  const { eventType, mail, bounce } = schema.parse(record);
  const letter = mail.tags[LETTER_TAG]?.[0];
  if (letter === undefined) return undefined;
  const about = { letter, message: mail.messageId };
  switch (eventType) {
    case 'Send':
      return { ...about, kind: 'sent' };
    case 'Bounce':
      return {
        ...about,
        kind: 'bounced',
        forGood: bounce?.bounceType === 'Permanent',
      };
    case 'Complaint':
      return { ...about, kind: 'complained' };
    default:
      return { ...about, kind: 'other', type: eventType };
  }
}
