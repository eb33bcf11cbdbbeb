import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/Config';
import { createServer } from '../http/createServer';
{% if values.database != 'none' %}
import { createItemStore } from '../items/createItemStore';
import type { ItemStore } from '../items/ItemStore';
{% endif %}
import { Metrics } from '../metrics/Metrics';
import { Readiness } from './Readiness';

/** One running replica: started once, stopped once. */
export class Service {
  readonly #config: Config;
  readonly #readiness: Readiness;
  readonly #server: FastifyInstance;
{% if values.database != 'none' %}
  readonly #items: ItemStore;
{% endif %}
  #stopping: Promise<void> | undefined;

  private constructor(options: { readonly config: Config }) {
    const { config } = options;
    this.#config = config;
{% if values.database != 'none' %}
    this.#items = createItemStore({ database: config.database });
    this.#readiness = new Readiness({
      check: () => this.#items.ping(),
      timeoutMs: 1_000,
    });
{% else %}
    this.#readiness = new Readiness({
      check: async () => {},
      timeoutMs: 1_000,
    });
{% endif %}
    this.#server = createServer({
      config,
      readiness: this.#readiness,
      metrics: new Metrics({ service: config.name, site: config.site }),
{% if values.database != 'none' %}
      items: this.#items,
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
{% if values.database != 'none' %}
    await this.#items.close();
{% endif %}
  }
}
