{% set guarded = values.signIn != 'none' or values.waitingRoom %}
{% set cookies = values.sessions == 'redis' or values.waitingRoom %}
{% if cookies %}
import fastifyCookie from '@fastify/cookie';
{% endif %}
{% if values.signIn != 'none' %}
import fastifyRateLimit from '@fastify/rate-limit';
{% endif %}
import Fastify, { FastifyInstance } from 'fastify';
import type { Config } from '../config/Config';
{% if values.database != 'none' %}
import type { ItemStore } from '../items/ItemStore';
import { itemRoutes, itemWriteRoutes } from '../items/itemRoutes';
{% endif %}
import type { Metrics } from '../metrics/Metrics';
import type { Readiness } from '../service/Readiness';
{% if values.sessions == 'redis' %}
import { addSessions } from '../sessions/addSessions';
import type { SessionStore } from '../sessions/SessionStore';
{% endif %}
{% if values.signIn == 'none' and values.sessions == 'redis' %}
import { visitRoutes } from '../sessions/visitRoutes';
{% endif %}
{% if values.signIn == 'ldap' %}
import type { Directory } from '../signIn/Directory';
import { directoryRoutes } from '../signIn/directoryRoutes';
{% elif values.signIn != 'none' %}
import type { Provider } from '../signIn/Provider';
import { providerRoutes } from '../signIn/providerRoutes';
{% endif %}
{% if values.signIn != 'none' %}
{% if values.database != 'none' %}
import { requireSession } from '../signIn/requireSession';
{% endif %}
import { sessionRoutes } from '../signIn/sessionRoutes';
{% endif %}
{% if values.waitingRoom %}
import { admissionRoutes } from '../waitingRoom/admissionRoutes';
import { PassCheck } from '../waitingRoom/PassCheck';
{% if values.database != 'none' %}
import { requirePass } from '../waitingRoom/requirePass';
{% endif %}
{% endif %}
import { answerErrors } from './answerErrors';
import { healthRoutes } from './healthRoutes';
{% if values.frontend == 'react' %}
import { pageRoutes } from './pageRoutes';
{% else %}
import { homeRoutes } from './homeRoutes';
{% endif %}
{% if cookies %}
import { refuseOtherSites } from './refuseOtherSites';
{% endif %}

/** What the routes call; made and ended by the service. */
export interface Dependencies {
  readonly config: Config;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
{% if values.database != 'none' %}
  readonly items: ItemStore;
{% endif %}
{% if values.sessions == 'redis' %}
  readonly sessions: SessionStore;
{% endif %}
{% if values.signIn == 'ldap' %}
  readonly directory: Directory;
{% elif values.signIn != 'none' %}
  readonly provider: Provider;
{% endif %}
}

/** Everything the service answers, not yet listening. */
export function createServer(options: Dependencies): FastifyInstance {
  const { config, metrics } = options;
  const server = Fastify({
    logger: { level: config.logLevel, base: { service: config.name, site: config.site } },
    // Requests come through balancers, which say who asked; what lies before them may say anything.
    trustProxy: (_address, hop) => hop < config.proxyHops,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    // Longer than the 60 s of the balancer: the one who waits longer closes second.
    keepAliveTimeout: 65_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  server.addHook('onResponse', async (request, reply) => {
    metrics.requests.observe(
      {
        method: request.method,
        // The pattern, never the path: paths are without number.
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
  answerErrors(server);
  healthRoutes({ server, readiness: options.readiness, metrics });
{% if values.frontend == 'react' %}
  server.register(async scope => pageRoutes({ server: scope, config }));
{% else %}
  homeRoutes({ server, config });
{% endif %}
{% if values.database != 'none' %}
  itemRoutes({ server, items: options.items });
{% endif %}
{% if cookies %}
  server.register(async scope => addGuarded({ ...options, scope }));
{% elif values.database != 'none' %}
  itemWriteRoutes({ server, items: options.items });
{% endif %}
  return server;
}
{% if cookies %}

/** What needs to know who asks. Only these routes read cookies. */
async function addGuarded(
  options: Dependencies & { readonly scope: FastifyInstance },
): Promise<void> {
  const { scope, config } = options;
  await scope.register(fastifyCookie);
{% if values.sessions == 'redis' %}
  await addSessions({ scope, config, store: options.sessions });
{% endif %}
  scope.addHook('onRequest', refuseOtherSites({ ownOrigin: config.publicUrl }));
{% if values.signIn != 'none' %}
  await scope.register(fastifyRateLimit, { global: false });
  sessionRoutes({ server: scope });
{% if values.signIn == 'ldap' %}
  const { minutes } = config.sessions;
  directoryRoutes({ server: scope, directory: options.directory, minutes });
{% else %}
  const { minutes } = config.sessions;
  providerRoutes({ server: scope, provider: options.provider, minutes });
{% endif %}
{% elif values.sessions == 'redis' %}
  visitRoutes({ server: scope });
{% endif %}
{% if values.waitingRoom %}
  const passes = new PassCheck({ waitingRoom: config.waitingRoom, service: config.publicUrl });
  admissionRoutes({ server: scope, config, passes });
{% endif %}
{% if values.database != 'none' %}
{% if guarded %}
  await scope.register(async writes => {
{% if values.signIn != 'none' %}
    writes.addHook('onRequest', requireSession);
{% endif %}
{% if values.waitingRoom %}
    writes.addHook('onRequest', requirePass({ config, passes }));
{% endif %}
    itemWriteRoutes({ server: writes, items: options.items });
  });
{% else %}
  itemWriteRoutes({ server: scope, items: options.items });
{% endif %}
{% endif %}
}
{% endif %}
