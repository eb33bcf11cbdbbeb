import { Diagnosis, Observation, Proposal } from '../model';
import { canonicalJson } from './canonicalJson';
import { lagClass } from './lagClass';
import { mapValues } from './split/records';
import { siteVerdict } from './witness/siteVerdict';

/**
 * What an approver agrees to, as text that is the same for the same plan: workload, action, before, after, every step,
 * what is wrong, and the classes (not the numbers) of health and lag. The backend keeps its SHA-256.
 */
export function planDigestMaterial(options: {
  readonly workloadRef: string;
  readonly proposal: Proposal;
  readonly diagnosis: Diagnosis;
  readonly observation: Observation;
}): string {
  const { workloadRef, proposal, diagnosis, observation } = options;
  const { action, emergency, before, after, steps } = proposal;
  return canonicalJson({
    version: 1,
    workloadRef,
    action,
    emergency,
    before,
    after,
    steps,
    diagnosis,
    health: mapValues(observation.sites, site => siteVerdict(site).health),
    lag: lagClass(observation),
  });
}
