import { Diagnosis, Observation, Proposal } from '../model';

export function planDigestMaterial(options: {
  readonly workloadRef: string;
  readonly proposal: Proposal;
  readonly diagnosis: Diagnosis;
  readonly observation: Observation;
}): string {
  return JSON.stringify([options.workloadRef, options.proposal.steps]);
}
