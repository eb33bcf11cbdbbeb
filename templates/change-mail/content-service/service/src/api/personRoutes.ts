import { z } from 'zod';
import { Refusal } from '../errors';
import { LANGUAGES } from '../people/Language';
import { Person } from '../people/Person';
import { Route } from './Route';

const settingsSchema = z.strictObject({ language: z.enum(LANGUAGES) });

/** How to write to the person who asks. */
export const personRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/me',
    answer: async ({ person }, { people, subscriptions, config }) => {
      const [known, items] = await Promise.all([
        people.find(person),
        subscriptions.itemsOf(person),
      ]);
      return {
        status: 200,
        body: {
          languages: config.languages,
          items,
          ...(known && { mail: mailOf(known) }),
        },
      };
    },
  },
  {
    // The address comes from the issuer, which has seen its owner open it; a page could say anybody's.
    method: 'PUT',
    path: '/api/me',
    answer: async (
      { person, token, body },
      { people, directory, config, subscriptions },
    ) => {
      const { language } = settingsSchema.parse(body);
      if (!config.languages.includes(language)) {
        throw new Refusal({
          status: 400,
          code: 'bad-request',
          message: `language: letters are written in ${config.languages.join(
            ', ',
          )}`,
        });
      }
      const bearer = await directory.whoIs({ token });
      if (bearer.id !== person || bearer.verifiedAddress === undefined) {
        throw new Refusal({
          status: 409,
          code: 'address-not-verified',
          message:
            'The sign-in service has no confirmed mail address of yours.',
        });
      }
      const known = await people.confirm({
        id: person,
        address: bearer.verifiedAddress,
        language,
      });
      const items = await subscriptions.itemsOf(person);
      return {
        status: 200,
        body: { languages: config.languages, items, mail: mailOf(known) },
      };
    },
  },
];

const mailOf = ({ address, language, mail }: Person) => ({
  address,
  language,
  state: mail,
});
