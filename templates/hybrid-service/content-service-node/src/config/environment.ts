import { z } from 'zod';

const whole = (least: number, most: number) => {
  const words = `expected a whole number from ${least} to ${most}`;
  return z.coerce.number(words).int(words).min(least, words).max(most, words);
};
{% if values.sessions == 'redis' or values.waitingRoom %}
const address = (...schemes: readonly string[]) => {
  const words = `expected an address that begins with ${schemes.join(':// or ')}://`;
  return z.string().refine(
    text => schemes.some(scheme => text.startsWith(`${scheme}://`)) && URL.canParse(text),
    words,
  );
};
{% endif %}

/** The environment variables, with their defaults. */
export const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  SERVICE_NAME: z.string().optional(),
  SITE: z.string().default('local'),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(0, 65535).default(8080),
  // How many balancers a request comes through; what lies before them is not believed.
  PROXY_HOPS: whole(0, 10).default(1),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info'),
  SHUTDOWN_DELAY_MS: whole(0, 120_000).default(0),
  SHUTDOWN_DEADLINE_MS: whole(1_000, 300_000).default(30_000),
{% if values.sessions == 'redis' or values.waitingRoom %}
  PUBLIC_URL: address('https', 'http').optional(),
{% endif %}
{% if values.frontend == 'react' %}
  WEB_FOLDER: z.string().default('web/dist'),
{% endif %}
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
{% if values.sessions == 'redis' %}
  REDIS_URL: address('rediss', 'redis').optional(),
  REDIS_CA_FILE: z.string().optional(),
  // Comma-separated: the first signs, all are accepted, so that keys can be changed without signing anybody out.
  SESSION_KEYS: z
    .string()
    .transform(keys => keys.split(','))
    .pipe(z.array(z.string().min(32, 'expected keys of at least 32 characters')))
    .optional(),
  SESSION_MINUTES: whole(1, 10_080).default(480),
{% endif %}
{% if values.signIn == 'ldap' %}
  LDAP_URL: address('ldaps', 'ldap').default('${{ values.ldapUrl }}'),
  LDAP_BASE_DN: z.string().default('${{ values.ldapBaseDn }}'),
  LDAP_USER_ATTRIBUTE: z
    .string()
    .regex(/^[a-zA-Z][-a-zA-Z0-9]*$/, 'expected the name of an attribute')
    .default('uid'),
  // The account that may search; without it the search is anonymous.
  LDAP_BIND_DN: z.string().optional(),
  LDAP_BIND_PASSWORD: z.string().optional(),
  LDAP_CA_FILE: z.string().optional(),
{% elif values.signIn == 'oidc' %}
  OIDC_ISSUER: address('https', 'http').default('${{ values.oidcIssuer }}'),
  OIDC_CLIENT_ID: z.string().default('${{ values.oidcClientId }}'),
  OIDC_CLIENT_SECRET: z.string().optional(),
{% elif values.signIn == 'cognito' %}
  // https://cognito-idp.REGION.amazonaws.com/USER_POOL_ID
  OIDC_ISSUER: address('https', 'http').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
{% endif %}
{% if values.waitingRoom %}
  WAITING_ROOM_URL: address('https', 'http').default('${{ values.waitingRoomUrl }}'),
  // The room's public keys, as its /api/waiting-room/keys shows them.
  WAITING_ROOM_KEYS: z.string().optional(),
{% endif %}
});

export type Environment = z.output<typeof environmentSchema>;
