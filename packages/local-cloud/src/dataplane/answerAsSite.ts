import { IncomingMessage, ServerResponse } from 'node:http';
import { Random } from '../world/Random';
import { WorkloadRuntime } from '../world/WorkloadRuntime';
import { World } from '../world/World';
import { NO_CONTAINER, reply } from './reply';

/** Header in which the balancer names the pod whose address it chose. */
export const POD_HEADER = 'x-local-cloud-pod';
/** Header in which the balancer names the workload, for servers that stand for several. */
export const WORKLOAD_HEADER = 'x-local-cloud-workload';
const LONGEST_ANSWER_SECONDS = 2;

/** What a workload's pods on a site answer: their names, after their latency, or 503 when there are none or too few. */
export function answerAsSite(options: {
  readonly world: World;
  readonly workload: WorkloadRuntime;
  readonly site: string;
  readonly random: Random;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}): void {
  const { world, workload, site, random, request, response } = options;
  // Whatever was sent is read, so that the connection can be used again.
  request.resume();
  const runtime = workload.site(site);
  const pods = runtime
    ? [...world.premises.answering(runtime.key).values()]
    : [];
  const name = workload.spec.name;
  if (!runtime || pods.length === 0) {
    reply(response, 503, { site, workload: name, error: 'no pod is ready' });
    return;
  }
  const asked = request.headers[POD_HEADER];
  const pod =
    typeof asked === 'string'
      ? asked
      : pods[Math.floor(random.next() * pods.length)];
  const { refusedShare, latencySeconds } = runtime.activity;
  const refused = random.next() < refusedShare;
  const seconds = Math.min(
    LONGEST_ANSWER_SECONDS,
    latencySeconds || runtime.spec.latencySeconds,
  );
  setTimeout(
    () =>
      refused
        ? reply(response, 503, {
            site,
            workload: name,
            pod,
            error: 'overloaded',
          })
        : reply(response, 200, {
            site,
            workload: name,
            pod,
            ...(runtime.spec.registration === 'wire' && { note: NO_CONTAINER }),
          }),
    seconds * 1000,
  );
}
