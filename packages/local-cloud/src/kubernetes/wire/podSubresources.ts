import { deleteObject } from '../controllers/deleteObject';
import { Pod } from '../objects/Pod';
import { PODS } from '../resources';
import { StatusError } from '../StatusError';
import { notFound } from '../store/refusals';
import { toTimestamp } from '../time';
import { Answer, ok } from './Answer';
import { ApiCall, isDryRun } from './ApiCall';

/** `/log`: a few lines that the simulated program would have written since it started. Throws NotFound, BadRequest. */
export function podLog(call: ApiCall): Answer {
  const pod = podOf(call);
  const container = call.query.get('container') ?? pod.spec.containers[0].name;
  const status = pod.status.containerStatuses?.find(
    ({ name }) => name === container,
  );
  const started = status?.state.running?.startedAt;
  if (!started) {
    throw new StatusError({
      reason: 'BadRequest',
      message: `container "${container}" in pod "${
        pod.metadata.name
      }" is waiting to start: ${
        status?.state.waiting?.reason ?? 'ContainerCreating'
      }`,
    });
  }
  const lines = [
    `${started} (the local cloud runs no containers; these lines are its own)`,
    `${started} starting ${status.image}`,
    `${started} listening, address ${pod.status.podIP}`,
  ];
  if (status.ready)
    lines.push(
      `${toTimestamp(call.cluster.now())} ready, restarts ${
        status.restartCount
      }`,
    );
  const tail = Number(call.query.get('tailLines') ?? lines.length);
  return {
    kind: 'text',
    code: 200,
    text: `${lines.slice(Math.max(0, lines.length - tail)).join('\n')}\n`,
  };
}

/** `/eviction`, as `kubectl drain` asks for it. Throws NotFound. */
export function evictPod(call: ApiCall): Answer {
  const { metadata } = podOf(call);
  const { store } = call.cluster;
  if (!isDryRun(call))
    deleteObject({
      store,
      resource: PODS,
      ref: metadata,
      now: call.cluster.now(),
    });
  return ok(
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      code: 201,
    },
    201,
  );
}

function podOf(call: ApiCall): Pod {
  const pod = call.cluster.store.get(PODS, {
    namespace: call.namespace,
    name: call.name ?? '',
  });
  if (!pod) throw notFound(PODS, call.name ?? '');
  return pod;
}
