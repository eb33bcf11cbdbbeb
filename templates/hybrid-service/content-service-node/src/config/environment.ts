import { z } from 'zod';

const whole = (least: number, most: number) => {
  const words = `expected a whole number from ${least} to ${most}`;
  return z.coerce.number(words).int(words).min(least, words).max(most, words);
};

/** The environment variables, with their defaults. */
export const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  SERVICE_NAME: z.string().optional(),
  SITE: z.string().default('local'),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(0, 65535).default(8080),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info'),
  SHUTDOWN_DELAY_MS: whole(0, 120_000).default(0),
  SHUTDOWN_DEADLINE_MS: whole(1_000, 300_000).default(30_000),
{% if values.database != 'none' %}
  DB_WRITER_HOST: z.string().optional(),
  DB_READER_HOST: z.string().optional(),
  DB_PORT: whole(1, 65535).default(${{ 3306 if values.database == 'mariadb' else 5432 }}),
  DB_NAME: z.string().default('${{ values.schema }}'),
  DB_USER: z.string().optional(),
  DB_PASSWORD: z.string().optional(),
  DB_CONNECTIONS: whole(1, 100).default(10),
  DB_CALL_TIMEOUT_MS: whole(100, 60_000).default(5_000),
  DB_CA_FILE: z.string().optional(),
{% endif %}
});

export type Environment = z.output<typeof environmentSchema>;
