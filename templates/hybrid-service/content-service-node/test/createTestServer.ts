import type { TestContext } from 'node:test';
import { loadConfig } from '../src/config/loadConfig';
import { createServer } from '../src/http/createServer';
{% if values.database != 'none' %}
import { EmbeddedItemStore } from '../src/items/EmbeddedItemStore';
import type { ItemStore } from '../src/items/ItemStore';
{% endif %}
import { Metrics } from '../src/metrics/Metrics';
import { Readiness } from '../src/service/Readiness';
{% if values.sessions == 'redis' %}
import { EmbeddedSessionStore } from '../src/sessions/EmbeddedSessionStore';
import type { SessionStore } from '../src/sessions/SessionStore';
{% endif %}
{% if values.signIn == 'ldap' %}
import { LdapDirectory } from '../src/signIn/LdapDirectory';
{% elif values.signIn != 'none' %}
import { Provider } from '../src/signIn/Provider';
{% endif %}

/** A server that does not listen; requests are injected. Closed after the test. */
export function createTestServer(options: {
  readonly t: TestContext;
  readonly environment?: Readonly<Record<string, string>>;
  readonly check?: () => Promise<void>;
{% if values.database != 'none' %}
  readonly items?: ItemStore;
{% endif %}
{% if values.sessions == 'redis' %}
  readonly sessions?: SessionStore;
{% endif %}
}) {
  const config = loadConfig({
    SITE: 'test',
    LOG_LEVEL: 'silent',
    ...options.environment,
  });
{% if values.sessions == 'redis' %}
  const sessions = options.sessions ?? new EmbeddedSessionStore();
{% endif %}
  const readiness = new Readiness({
    check: options.check ?? (async () => {}),
{% if values.sessions == 'redis' %}
    shared: { sessions: () => sessions.ping() },
{% endif %}
    timeoutMs: 50,
  });
  const server = createServer({
    config,
    readiness,
    metrics: new Metrics({ service: config.name, site: config.site }),
{% if values.database != 'none' %}
    items: options.items ?? new EmbeddedItemStore(),
{% endif %}
{% if values.sessions == 'redis' %}
    sessions,
{% endif %}
{% if values.signIn == 'ldap' %}
    directory: new LdapDirectory({ config: config.directory }),
{% elif values.signIn != 'none' %}
    provider: new Provider({ config: config.provider, publicUrl: config.publicUrl }),
{% endif %}
  });
  options.t.after(() => server.close());
{% if values.sessions == 'redis' %}
  return { server, readiness, config, sessions };
{% else %}
  return { server, readiness, config };
{% endif %}
}
