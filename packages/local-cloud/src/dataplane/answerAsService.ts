import { IncomingMessage, ServerResponse } from 'node:http';
import { World } from '../world/World';
import { NO_CONTAINER, reply } from './reply';

/**
 * What a site's ingress says for a Kubernetes Service that no rule has made a workload of: the name of one of its ready
 * pods, 503 when there is none, 404 when no namespace has such a Service.
 */
export function answerAsService(options: {
  readonly world: World;
  readonly site: string;
  readonly name: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}): void {
  const { world, site, name, request, response } = options;
  request.resume();
  const place = world.estate.sites.find(each => each.id === site);
  const cluster = world.clusters.get(place?.cluster ?? '');
  const services = (cluster?.directory.servicesNamed(name) ?? []).filter(
    ({ selector }) => Object.keys(selector).length > 0,
  );
  if (!cluster || services.length === 0) {
    reply(response, 404, { site, error: 'no such workload here' });
    return;
  }
  const [pod] = services.flatMap(({ namespace, selector }) =>
    cluster.readyPods(namespace, selector),
  );
  if (!pod) {
    reply(response, 503, { site, workload: name, error: 'no pod is ready' });
    return;
  }
  reply(response, 200, {
    site,
    workload: name,
    pod: pod.pod,
    note: NO_CONTAINER,
  });
}
