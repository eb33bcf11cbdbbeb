/** The least environment that production starts with. Nothing in it opens anything. */
export const PRODUCTION: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
{% if values.database != 'none' %}
  DB_WRITER_HOST: 'db.example.org',
  DB_USER: 'service',
  DB_PASSWORD: 'for-tests',
{% endif %}
{% if values.sessions == 'redis' %}
  REDIS_URL: 'rediss://sessions.example.org:6379',
  SESSION_KEYS: 'k'.repeat(32),
{% endif %}
{% if values.signIn in ['oidc', 'cognito'] %}
  OIDC_ISSUER: 'https://issuer.example.org',
  OIDC_CLIENT_ID: 'service',
  OIDC_CLIENT_SECRET: 'for-tests',
{% endif %}
{% if values.waitingRoom %}
  WAITING_ROOM_KEYS: JSON.stringify({
    keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'test', x: 'AAAA' }],
  }),
{% endif %}
};
