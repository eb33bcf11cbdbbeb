import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/Config';
import { createServer } from '../http/createServer';
{% if values.database != 'none' %}
import { createItemStore } from '../items/createItemStore';
{% endif %}
import { Metrics } from '../metrics/Metrics';
{% if values.sessions == 'redis' %}
import { createSessionStore } from '../sessions/createSessionStore';
{% endif %}
{% if values.signIn == 'ldap' %}
import { LdapDirectory } from '../signIn/LdapDirectory';
{% elif values.signIn != 'none' %}
import { Provider } from '../signIn/Provider';
{% endif %}
import { Readiness } from './Readiness';

/** One running replica: started once, stopped once. */
export class Service {
  readonly #config: Config;
  readonly #readiness: Readiness;
  readonly #server: FastifyInstance;
  readonly #stores: readonly { close(): Promise<void> }[];
  #stopping: Promise<void> | undefined;

  private constructor(options: { readonly config: Config }) {
    const { config } = options;
    this.#config = config;
{% if values.database != 'none' %}
    const items = createItemStore({ database: config.database });
{% endif %}
{% if values.sessions == 'redis' %}
    const sessions = createSessionStore({ sessions: config.sessions, service: config.name });
{% endif %}
    this.#stores = [{% if values.database != 'none' %}items{% endif %}{% if values.database != 'none' and values.sessions == 'redis' %}, {% endif %}{% if values.sessions == 'redis' %}sessions{% endif %}];
    this.#readiness = new Readiness({
{% if values.database != 'none' %}
      check: () => items.ping(),
{% else %}
      check: async () => {},
{% endif %}
{% if values.sessions == 'redis' %}
      shared: { sessions: () => sessions.ping() },
{% endif %}
      timeoutMs: 1_000,
    });
    this.#server = createServer({
      config,
      readiness: this.#readiness,
      metrics: new Metrics({ service: config.name, site: config.site }),
{% if values.database != 'none' %}
      items,
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
  }

  /** Listens on return. Throws when the address is taken. */
  static async start(options: { readonly config: Config }): Promise<Service> {
    const service = new Service(options);
    const { host, port } = options.config;
    await service.#server.listen({ host, port });
    return service;
  }

  /**
   * Says "not ready", waits until balancers have noticed, finishes the requests
   * at hand and ends. Calling it again waits for the same end.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#readiness.leave();
    await sleep(this.#config.shutdownDelayMs);
    await this.#server.close();
    await Promise.all(this.#stores.map(store => store.close()));
  }
}
