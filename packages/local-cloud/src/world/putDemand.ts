import { SimulatedCluster } from './contracts';
import { SiteRuntime } from './SiteRuntime';
import { WorkloadSpec } from './WorkloadSpec';

/** CPU a pod uses when nobody asks it anything. */
const IDLE_CORES = 0.02;

/** Puts what the requests of a second, `work`, cost the pods that answer them on their Deployment. */
export function putDemand(options: {
  readonly site: SiteRuntime;
  readonly work: number;
  readonly spec: WorkloadSpec;
  readonly clusters: ReadonlyMap<string, SimulatedCluster>;
}): void {
  const { site, work, spec, clusters } = options;
  const { compute } = site.spec;
  if (compute.kind === 'fixed' || !compute.deployment) return;
  clusters.get(compute.cluster)?.setDemand({
    namespace: compute.namespace,
    deployment: compute.deployment,
    cores: work * spec.coreSecondsPerRequest + site.answering * IDLE_CORES,
    bytes:
      site.answering * spec.restBytesPerPod +
      work * spec.bytesPerRequestPerSecond,
  });
}
