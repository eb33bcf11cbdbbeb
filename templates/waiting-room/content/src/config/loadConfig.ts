import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigProblem, messageOf } from '../errors';
import { Config, MailConfig } from './Config';
import { coursesSchema } from './coursesSchema';
import { Environment, environmentSchema } from './environment';
import { passesOf } from './passesOf';
import { CREATED_AS } from './serviceName';

/**
 * Reads the environment once. Throws one ConfigProblem that lists every mistake
 * by variable, what was found and what was expected; values of secrets are not
 * repeated. Empty variables count as not set.
 */
export function loadConfig(
  variables: Readonly<Record<string, string | undefined>>,
): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw problemOf('The environment', parsed.error);
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const mistakes = combinationMistakes({ env, production });
  if (mistakes.length > 0) {
    throw new ConfigProblem(list('The environment', mistakes));
  }
  return Object.freeze<Config>({
    name: env.SERVICE_NAME ?? CREATED_AS,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    redisUrl: env.REDIS_URL,
    signIn:
      env.SIGN_IN === 'form'
        ? { kind: 'form' }
        : {
            kind: 'header',
            idHeader: env.SIGN_IN_ID_HEADER.toLowerCase(),
            nameHeader: env.SIGN_IN_NAME_HEADER.toLowerCase(),
            emailHeader: env.SIGN_IN_EMAIL_HEADER.toLowerCase(),
          },
    session: {
      seconds: env.SESSION_HOURS * 3600,
      secureCookie:
        env.COOKIE_SECURE === undefined
          ? production
          : env.COOKIE_SECURE === 'true',
    },
    courses: readCourses(env.COURSES_FILE),
    room: {
      admitPerSecond: env.ADMIT_PER_SECOND,
      admitBatch: env.ADMIT_BATCH,
      capacity: env.ROOM_CAPACITY,
      admittedSeconds: env.ADMITTED_SECONDS,
      abandonedSeconds: env.ABANDONED_SECONDS,
      opensAt: env.OPENS_AT,
      refreshMs: env.REFRESH_MS,
      admitEveryMs: env.ADMIT_EVERY_MS,
    },
    joinLimitPerMinute: env.JOIN_LIMIT_PER_MINUTE,
    mail: mailOf(env),
    passes: passesOf(env),
    adminToken: env.ADMIN_TOKEN,
    shutdownDelayMs: env.SHUTDOWN_DELAY_MS,
  });
}

function combinationMistakes(options: {
  readonly env: Environment;
  readonly production: boolean;
}): string[] {
  const { env, production } = options;
  const mistakes: string[] = [];
  if (production && !env.REDIS_URL) {
    mistakes.push(
      'REDIS_URL: not set, needed in production: with the embedded store each replica would have a queue and seats of its own',
    );
  }
  if (production && env.SIGN_IN === 'form') {
    mistakes.push(
      'SIGN_IN: form lets anybody enrol as anybody; expected header in production, with a proxy in front that signs people in',
    );
  }
  if (env.MAIL !== 'log' && !env.MAIL_FROM) {
    mistakes.push(`MAIL_FROM: not set, needed with MAIL=${env.MAIL}`);
  }
  if (env.MAIL === 'smtp' && !env.SMTP_URL) {
    mistakes.push('SMTP_URL: not set, needed with MAIL=smtp');
  }
  if (env.MAIL === 'ses' && !env.AWS_REGION) {
    mistakes.push('AWS_REGION: not set, needed with MAIL=ses');
  }
  return mistakes;
}

function mailOf(env: Environment): MailConfig {
  const from = env.MAIL_FROM ?? '';
  if (env.MAIL === 'smtp') {
    return { kind: 'smtp', url: env.SMTP_URL ?? '', from };
  }
  if (env.MAIL === 'ses') {
    return {
      kind: 'ses',
      from,
      region: env.AWS_REGION ?? '',
      endpoint: env.SES_ENDPOINT,
    };
  }
  return { kind: 'log' };
}

function readCourses(file: string): Config['courses'] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigProblem(
      `COURSES_FILE: ${file} cannot be read as JSON: ${messageOf(error)}`,
      { cause: error },
    );
  }
  const parsed = coursesSchema.safeParse(content);
  if (!parsed.success) throw problemOf(`COURSES_FILE: ${file}`, parsed.error);
  return parsed.data;
}

function problemOf(subject: string, error: z.ZodError): ConfigProblem {
  return new ConfigProblem(
    list(
      subject,
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ),
    { cause: error },
  );
}

function list(subject: string, mistakes: readonly string[]): string {
  return `${subject} has ${
    mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`
  }:\n${mistakes.map(mistake => `  - ${mistake}`).join('\n')}`;
}
