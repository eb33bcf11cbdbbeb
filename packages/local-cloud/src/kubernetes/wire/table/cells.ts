import { HorizontalPodAutoscaler } from '../../objects/HorizontalPodAutoscaler';
import { Pod } from '../../objects/Pod';

/** As `kubectl get pods` says it: what holds a container up, else the phase. */
export function podStatus(pod: Pod): string {
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  const state = pod.status.containerStatuses?.find(
    status => !status.state.running,
  )?.state;
  return (
    state?.waiting?.reason ?? state?.terminated?.reason ?? pod.status.phase
  );
}

/** `cpu: 35%/70%` */
export function autoscalerTargets({
  spec,
  status,
}: HorizontalPodAutoscaler): string {
  const target = spec.metrics?.[0]?.resource?.target.averageUtilization;
  // Written by AutoscalerController in this shape, or by nobody.
  const [measured] = (status?.currentMetrics ?? []) as readonly {
    resource?: { current?: { averageUtilization?: number } };
  }[];
  const current = measured?.resource?.current?.averageUtilization;
  return `cpu: ${current === undefined ? '<unknown>' : `${current}%`}/${
    target ?? '<unknown>'
  }%`;
}
