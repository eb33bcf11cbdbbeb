import type { TestContext } from 'node:test';
import { loadConfig } from '../src/config/loadConfig';
import { createServer } from '../src/http/createServer';
{% if values.database != 'none' %}
import { EmbeddedItemStore } from '../src/items/EmbeddedItemStore';
import type { ItemStore } from '../src/items/ItemStore';
{% endif %}
import { Metrics } from '../src/metrics/Metrics';
import { Readiness } from '../src/service/Readiness';

/** A server that does not listen; requests are injected. Closed after the test. */
export function createTestServer(options: {
  readonly t: TestContext;
  readonly check?: () => Promise<void>;
{% if values.database != 'none' %}
  readonly items?: ItemStore;
{% endif %}
}) {
  const config = loadConfig({ SITE: 'test', LOG_LEVEL: 'silent' });
  const readiness = new Readiness({
    check: options.check ?? (async () => {}),
    timeoutMs: 50,
  });
  const metrics = new Metrics({ service: config.name, site: config.site });
{% if values.database != 'none' %}
  const items = options.items ?? new EmbeddedItemStore();
  const server = createServer({ config, readiness, metrics, items });
{% else %}
  const server = createServer({ config, readiness, metrics });
{% endif %}
  options.t.after(() => server.close());
  return { server, readiness };
}
