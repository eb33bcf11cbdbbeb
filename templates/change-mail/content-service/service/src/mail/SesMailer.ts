import {
  SendEmailCommand,
  SESv2Client,
  SESv2ServiceException,
} from '@aws-sdk/client-sesv2';
import { Envelope, Mailer, SendResult } from './Mailer';

/**
 * What SES says of a letter that no mending of ours would let through, such as an address that is none. All else, such as
 * a sender that is not proven or an account in the sandbox, is mended and then repeated.
 */
const FINAL = 'BadRequestException';
/** Name of the tag that carries a letter's id through SES. */
export const LETTER_TAG = 'letter';

/** Sends by SES, API v2. The client must not retry by itself: a retry after a lost answer is a second letter. */
export class SesMailer implements Mailer {
  readonly #client: SESv2Client;
  readonly #sender: string;
  readonly #configurationSet: string;

  constructor(options: {
    readonly client: SESv2Client;
    readonly sender: string;
    readonly configurationSet: string;
  }) {
    this.#client = options.client;
    this.#sender = options.sender;
    this.#configurationSet = options.configurationSet;
  }

  async send(envelope: Envelope): Promise<SendResult> {
    try {
      const { MessageId } = await this.#client.send(this.#toCommand(envelope));
      return { kind: 'accepted', messageId: MessageId ?? 'unknown' };
    } catch (error) {
      if (error instanceof SESv2ServiceException && error.$fault === 'client') {
        return {
          kind: error.name === FINAL ? 'refused' : 'later',
          reason: error.name,
        };
      }
      // No answer, or a fault inside SES: the letter may be on its way.
      throw error;
    }
  }

  #toCommand({ id, to, letter, oneClickUrl }: Envelope): SendEmailCommand {
    const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
    return new SendEmailCommand({
      FromEmailAddress: this.#sender,
      ConfigurationSetName: this.#configurationSet,
      Destination: { ToAddresses: [to] },
      EmailTags: [{ Name: LETTER_TAG, Value: id }],
      Content: {
        Simple: {
          Subject: utf8(letter.subject),
          Body: { Text: utf8(letter.text), Html: utf8(letter.html) },
          Headers: [
            { Name: 'List-Unsubscribe', Value: `<${oneClickUrl}>` },
            // RFC 8058: mail programs end the subscription with one POST.
            {
              Name: 'List-Unsubscribe-Post',
              Value: 'List-Unsubscribe=One-Click',
            },
            // Answering machines keep quiet.
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
          ],
        },
      },
    });
  }
}
