import { z } from 'zod';
import { ConfigProblem } from '../errors';
import { Language, LANGUAGES } from '../people/Language';

const text = (expected: string) =>
  z
    .string({ error: `expected ${expected}` })
    .min(1, { error: `expected ${expected}` });

const languages = text('languages such as ko,en')
  .transform(value => value.split(','))
  .pipe(
    z
      .array(
        z.enum(LANGUAGES, { error: `expected of ${LANGUAGES.join(', ')}` }),
      )
      .min(1)
      .refine(list => new Set(list).size === list.length, {
        error: 'expected each language once',
      }),
  );

/** One field for each variable a function reads. */
const environmentSchema = z.object({
  SERVICE_NAME: text('the name of the service'),
  TABLE_NAME: text('a DynamoDB table'),
  SITE_URL: z.url({ protocol: /^https?$/, error: 'expected https://host' }),
  LANGUAGES: languages,
  USERINFO_URL: z.url({
    protocol: /^https?$/,
    error: "expected the issuer's userinfo endpoint",
  }),
  SENDER: z.email({ error: 'expected a mail address' }),
  CONFIGURATION_SET: text('an SES configuration set'),
  KEEP_DAYS: z.coerce
    .number({ error: 'expected days' })
    .int({ error: 'expected whole days' })
    .min(1, { error: 'expected at least 1 day' }),
});

/** Everything the functions are told from outside, checked and frozen. */
export interface Config {
  readonly serviceName: string;
  readonly tableName: string;
  /** Without a slash at the end. */
  readonly siteUrl: string;
  /** Languages a person may choose for mail; the first is the default. */
  readonly languages: readonly Language[];
  readonly userInfoUrl: string;
  readonly sender: string;
  readonly configurationSet: string;
  /** How long a change, and the memory of its letters, is kept. */
  readonly keepDays: number;
}

/** Throws one ConfigProblem that lists every mistake by variable and what was expected. */
export function loadConfig(
  variables: Readonly<Record<string, string | undefined>>,
): Config {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      ({ path, message }) => `  - ${path.join('.')}: ${message}`,
    );
    throw new ConfigProblem(
      `The environment is wrong:\n${mistakes.join('\n')}`,
      { cause: parsed.error },
    );
  }
  const env = parsed.data;
  return Object.freeze<Config>({
    serviceName: env.SERVICE_NAME,
    tableName: env.TABLE_NAME,
    siteUrl: env.SITE_URL.replace(/\/$/, ''),
    languages: env.LANGUAGES,
    userInfoUrl: env.USERINFO_URL,
    sender: env.SENDER,
    configurationSet: env.CONFIGURATION_SET,
    keepDays: env.KEEP_DAYS,
  });
}
