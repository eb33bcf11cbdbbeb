import { isDeepStrictEqual } from 'node:util';
import { withCondition } from '../objects/conditions';
import { isJobComplete, Job } from '../objects/Job';
import { isPodReady, Pod } from '../objects/Pod';
import { JOBS, PODS } from '../resources';
import { toTimestamp } from '../time';
import { ChangedObjects } from './ChangedObjects';
import { ClusterContext, Controller } from './Controller';

/** Makes the pods of each Job until enough of them have ended. No program is run, so each ends well (see Kubelet). */
export class JobController implements Controller {
  readonly #context: ClusterContext;
  readonly #changed: ChangedObjects<Job>;

  constructor(context: ClusterContext) {
    this.#context = context;
    this.#changed = new ChangedObjects({
      store: context.store,
      resource: JOBS,
      parts: PODS,
    });
  }

  start(): void {
    this.#changed.markAll();
  }

  reconcile(): boolean {
    let changed = false;
    for (const job of this.#changed.take())
      changed = this.#sync(job) || changed;
    return changed;
  }

  #sync(job: Job): boolean {
    if (job.spec.suspend || isJobComplete(job)) return false;
    const pods = this.#podsOf(job);
    const wanted = job.spec.completions ?? 1;
    const succeeded = pods.filter(hasSucceeded).length;
    const active = pods.length - succeeded;
    const missing =
      Math.min(job.spec.parallelism ?? 1, wanted - succeeded) - active;
    for (let i = 0; i < missing; i++) this.#createPod(job);
    return this.#writeStatus(job) || missing > 0;
  }

  #podsOf(job: Job): readonly Pod[] {
    return this.#context.store
      .ownedBy(PODS, job.metadata.uid)
      .filter(pod => hasSucceeded(pod) || !pod.metadata.deletionTimestamp);
  }

  #createPod(job: Job): void {
    const { store, random, events } = this.#context;
    const { name, namespace, uid } = job.metadata;
    const { metadata, spec } = job.spec.template;
    const pod = store.create(PODS, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${name}-${random.suffix(5)}`,
        generateName: `${name}-`,
        namespace,
        labels: {
          ...metadata?.labels,
          'batch.kubernetes.io/job-name': name,
          'job-name': name,
        },
        annotations: metadata?.annotations,
        ownerReferences: [
          {
            apiVersion: 'batch/v1',
            kind: JOBS.kind,
            name,
            uid,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      spec,
      status: { phase: 'Pending', qosClass: 'Burstable' },
    });
    events.record({
      about: job,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${pod.metadata.name}`,
      component: 'job-controller',
    });
  }

  #writeStatus(job: Job): boolean {
    const { store, now } = this.#context;
    const at = toTimestamp(now());
    const pods = this.#podsOf(job);
    const succeeded = pods.filter(hasSucceeded).length;
    const complete = succeeded >= (job.spec.completions ?? 1);
    const status: Job['status'] = {
      ...job.status,
      active: pods.length - succeeded,
      ready: pods.filter(isPodReady).length,
      succeeded,
      startTime: job.status?.startTime ?? at,
      ...(complete && {
        completionTime: at,
        conditions: withCondition(
          job.status?.conditions,
          { type: 'Complete', status: 'True', reason: 'CompletionsReached' },
          at,
        ),
      }),
    };
    if (isDeepStrictEqual(status, job.status)) return false;
    store.replace(JOBS, { ...job, status });
    return true;
  }
}

function hasSucceeded(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded';
}
