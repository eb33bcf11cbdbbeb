import {
  SiteId,
  SiteObservation,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Whether a plan can be asked for; `waiting` says for what it has to wait. */
export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting'; readonly words: string };

const waiting = (words: string): Readiness => ({ kind: 'waiting', words });

/** What is still missing before a new workload's traffic can be planned, the first thing first. */
export function readinessOf(detail: WorkloadDetail | undefined): Readiness {
  if (!detail) return waiting('the portal has not seen it yet');
  const { problems, workload, observation } = detail;
  if (problems.length > 0) {
    return waiting(
      `spec.hybrid has mistakes: ${problems
        .map(({ path, expected }) => `${path}: expected ${expected}`)
        .join('; ')}`,
    );
  }
  if (!workload?.traffic) {
    return waiting('its switch is not made and named in the catalogue yet');
  }
  if (observation?.split.configured.state !== 'fresh') {
    return waiting('its switch has not been read yet');
  }
  const missing = workload.sites
    .map(({ site }) => siteWords(site, observation.sites[site]))
    .filter(words => words !== undefined);
  return missing.length > 0 ? waiting(missing.join('; ')) : { kind: 'ready' };
}

function siteWords(
  site: SiteId,
  seen: SiteObservation | undefined,
): string | undefined {
  const placement = seen?.placement;
  if (placement?.state !== 'fresh') return `${site} has not been read yet`;
  const { ready, desired } = placement.value;
  if (ready === 0) return `no pod is ready on ${site} (${ready}/${desired})`;
  const targets = seen?.targets;
  if (targets?.state !== 'fresh') {
    return `the balancer has not said how ${site} is`;
  }
  if (targets.value.healthy === 0) {
    return `the balancer finds no healthy target on ${site} (0/${targets.value.total})`;
  }
  const probe = seen?.witnesses.find(({ kind }) => kind === 'probe');
  return probe && probe.verdict !== 'serving'
    ? `the probe of ${site} does not get through yet`
    : undefined;
}
