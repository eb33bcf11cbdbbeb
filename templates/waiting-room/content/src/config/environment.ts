import { z } from 'zod';

const whole = (least: number, most: number, unit: string) =>
  z.coerce
    .number({ error: `expected a whole number of ${unit}` })
    .int({ error: `expected a whole number of ${unit}` })
    .min(least, { error: `expected at least ${least} ${unit}` })
    .max(most, { error: `expected at most ${most} ${unit}` });

const text = (expected: string) =>
  z
    .string({ error: `expected ${expected}` })
    .min(1, { error: `expected ${expected}` });

const redisUrl = z.string().regex(/^rediss?:\/\/\S+$/, {
  error: 'expected redis://host:port or rediss://host:port',
});

const opensAt = z.iso
  .datetime({
    offset: true,
    error: 'expected a time with its zone, such as 2027-02-15T09:00:00+09:00',
  })
  .transform(value => Date.parse(value));

const isOrigin = (value: string) =>
  /^https?:\/\//.test(value) &&
  URL.canParse(value) &&
  new URL(value).origin === value;

const origin = z.string().refine(isOrigin, {
  error: 'expected an address without a path, such as https://room.example.org',
});

/** One field for each variable the service reads, with its default. */
export const environmentSchema = z.object({
  NODE_ENV: z.string().default('development'),
  SERVICE_NAME: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, {
      error: 'expected lower-case letters, digits and dashes',
    })
    .optional(),
  HOST: text('an address to listen on').default('0.0.0.0'),
  PORT: whole(0, 65535, 'port').default(8080),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'expected fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  REDIS_URL: redisUrl.optional(),
  SIGN_IN: z
    .enum(['header', 'form'], { error: 'expected header or form' })
    .default('header'),
  SIGN_IN_ID_HEADER: text('a header name').default('x-forwarded-user'),
  SIGN_IN_NAME_HEADER: text('a header name').default(
    'x-forwarded-preferred-username',
  ),
  SIGN_IN_EMAIL_HEADER: text('a header name').default('x-forwarded-email'),
  SESSION_HOURS: whole(1, 24 * 7, 'hours').default(8),
  COOKIE_SECURE: z
    .enum(['true', 'false'], { error: 'expected true or false' })
    .optional(),
  COURSES_FILE: text('the path of a JSON file').default('courses.json'),
  ADMIT_PER_SECOND: z.coerce
    .number({ error: 'expected people per second' })
    .positive({ error: 'expected more than 0 people per second' })
    .max(100_000, { error: 'expected at most 100000 people per second' })
    .default(50),
  ADMIT_BATCH: whole(1, 1000, 'people').default(100),
  ROOM_CAPACITY: whole(1, 1_000_000, 'people').default(500),
  ADMITTED_SECONDS: whole(10, 86_400, 'seconds').default(300),
  ABANDONED_SECONDS: whole(10, 86_400, 'seconds').default(60),
  OPENS_AT: opensAt.optional(),
  REFRESH_MS: whole(50, 10_000, 'milliseconds').default(500),
  ADMIT_EVERY_MS: whole(50, 10_000, 'milliseconds').default(250),
  JOIN_LIMIT_PER_MINUTE: whole(1, 10_000, 'joins').optional(),
  MAIL: z
    .enum(['log', 'smtp', 'ses'], { error: 'expected log, smtp or ses' })
    .default('log'),
  MAIL_FROM: z.email({ error: 'expected a mail address' }).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, { error: 'expected smtp:// or smtps://' })
    .optional(),
  AWS_REGION: text('a region, such as ap-northeast-2').optional(),
  SES_ENDPOINT: z.url({ error: 'expected a URL' }).optional(),
  ADMIN_TOKEN: z
    .string()
    .min(24, { error: 'expected at least 24 characters' })
    .optional(),
  PUBLIC_URL: origin.optional(),
  PASS_KEY: z.string().optional(),
  PASS_OLD_KEYS: z.string().optional(),
  PASS_SERVICES: z
    .string()
    .transform(value => value.split(','))
    .pipe(z.array(origin))
    .optional(),
  SHUTDOWN_DELAY_MS: whole(0, 60_000, 'milliseconds').default(0),
});

export type Environment = z.infer<typeof environmentSchema>;
