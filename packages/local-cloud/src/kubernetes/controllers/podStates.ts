import { withCondition } from '../objects/conditions';
import { Condition } from '../objects/KubeObject';
import { ContainerStatus, Pod, PodStatus } from '../objects/Pod';

/** Sandbox being made: phase Pending, which `kubectl get pods` shows as ContainerCreating. */
export function creating(
  pod: Pod,
  options: { podIP: string; hostIP: string; at: string },
): PodStatus {
  const { podIP, hostIP, at } = options;
  return {
    ...pod.status,
    phase: 'Pending',
    hostIP,
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: at,
    conditions: notReady(pod.status.conditions, at),
    containerStatuses: pod.spec.containers.map(container => {
      const before = pod.status.containerStatuses?.find(
        ({ name }) => name === container.name,
      );
      return {
        name: container.name,
        image: container.image,
        imageID: '',
        ready: false,
        started: false,
        restartCount: before ? before.restartCount + 1 : 0,
        state: { waiting: { reason: 'ContainerCreating' } },
        lastState: before?.state.terminated
          ? { terminated: before.state.terminated }
          : {},
      };
    }),
  };
}

export function running(pod: Pod, at: string): PodStatus {
  return {
    ...pod.status,
    phase: 'Running',
    containerStatuses: each(pod, status => ({
      ...status,
      imageID: `${status.image}@sha256:${status.name}`,
      containerID: `containerd://${pod.metadata.uid.replaceAll('-', '')}`,
      started: true,
      state: { running: { startedAt: at } },
    })),
  };
}

export function ready(pod: Pod, at: string): PodStatus {
  let { conditions } = pod.status;
  for (const type of ['ContainersReady', 'Ready'])
    conditions = withCondition(conditions, { type, status: 'True' }, at);
  return {
    ...pod.status,
    phase: 'Running',
    conditions,
    containerStatuses: each(pod, status => ({ ...status, ready: true })),
  };
}

/** Its program has ended well. */
export function succeeded(pod: Pod, at: string): PodStatus {
  let { conditions } = pod.status;
  for (const type of ['ContainersReady', 'Ready']) {
    const condition = {
      type,
      status: 'False',
      reason: 'PodCompleted',
    } as const;
    conditions = withCondition(conditions, condition, at);
  }
  return {
    ...pod.status,
    phase: 'Succeeded',
    conditions,
    containerStatuses: each(pod, status => ({
      ...status,
      ready: false,
      started: false,
      state: {
        terminated: { exitCode: 0, reason: 'Completed', finishedAt: at },
      },
    })),
  };
}

/** The machine went away under it. */
export function stopped(pod: Pod, at: string): PodStatus {
  return {
    ...pod.status,
    conditions: pod.status.conditions?.length
      ? notReady(pod.status.conditions, at)
      : pod.status.conditions,
    containerStatuses: each(pod, status => ({
      ...status,
      ready: false,
      started: false,
      state: {
        terminated: { exitCode: 255, reason: 'Unknown', finishedAt: at },
      },
    })),
  };
}

function notReady(
  conditions: readonly Condition[] | undefined,
  at: string,
): readonly Condition[] {
  const excuse = {
    status: 'False',
    reason: 'ContainersNotReady',
    message: 'containers with unready status',
  } as const;
  let next = withCondition(
    conditions,
    { type: 'Initialized', status: 'True' },
    at,
  );
  for (const type of ['ContainersReady', 'Ready'])
    next = withCondition(next, { type, ...excuse }, at);
  return next;
}

function each(
  pod: Pod,
  change: (status: ContainerStatus) => ContainerStatus,
): readonly ContainerStatus[] | undefined {
  return pod.status.containerStatuses?.map(change);
}
