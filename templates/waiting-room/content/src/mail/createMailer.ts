import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/Config';
import { Letter } from './letters';
import { Mailer } from './MailSender';

/**
 * The way mail leaves: an SMTP server, SES (credentials by the role the service
 * runs under), or the log, which delivers nothing and says so.
 */
export function createMailer(options: {
  readonly mail: Config['mail'];
  readonly log: (letter: Letter) => void;
}): Mailer {
  const { mail } = options;
  switch (mail.kind) {
    case 'log':
      return {
        async send({ letter }) {
          options.log(letter);
        },
      };
    case 'smtp':
      return viaTransport({
        transport: createTransport({
          url: mail.url,
          connectionTimeout: 10_000,
        }),
        from: mail.from,
      });
    case 'ses':
      return viaTransport({
        transport: createTransport({
          SES: {
            sesClient: new SESv2Client({
              region: mail.region,
              endpoint: mail.endpoint,
            }),
            SendEmailCommand,
          },
        }),
        from: mail.from,
      });
    default: {
      const never: never = mail;
      return never;
    }
  }
}

function viaTransport(options: {
  readonly transport: {
    sendMail(
      message: Letter & { from: string; messageId: string },
    ): Promise<unknown>;
  };
  readonly from: string;
}): Mailer {
  const { transport, from } = options;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send({ id, letter }) {
      await transport.sendMail({
        ...letter,
        from,
        messageId: `<${id}@${domain}>`,
      });
    },
  };
}
