import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What Prometheus reads. Every figure is this replica's own: sum the rates over
 * replicas, and group by `site` to see how a move of traffic went.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly #ready: Gauge;
{% if values.sessions == 'redis' %}
  readonly #dependencies: Gauge<'dependency'>;
{% endif %}

  constructor(options: { readonly service: string; readonly site: string }) {
    const { service, site } = options;
    this.registry.setDefaultLabels({ service, site });
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer, by route.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.registry],
    });
    this.#ready = new Gauge({
      name: 'service_ready',
      help: '1 when this replica last said it can serve.',
      registers: [this.registry],
    });
{% if values.sessions == 'redis' %}
    this.#dependencies = new Gauge({
      name: 'service_dependency_up',
      help: '1 when what both sites share answered this replica last.',
      labelNames: ['dependency'],
      registers: [this.registry],
    });
{% endif %}
  }

{% if values.sessions == 'redis' %}
  showDependency(dependency: string, up: boolean): void {
    this.#dependencies.set({ dependency }, up ? 1 : 0);
  }

{% endif %}
  showReady(ready: boolean): void {
    this.#ready.set(ready ? 1 : 0);
  }

  page(): Promise<string> {
    return this.registry.metrics();
  }
}
