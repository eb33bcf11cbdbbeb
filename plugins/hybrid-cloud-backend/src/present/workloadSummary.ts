import {
  Instant,
  Mode,
  Plan,
  Workload,
  WorkloadSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { WorkloadState } from '../record/store';
import { workloadHealth } from './workloadHealth';

/** One row of the Hybrid page. */
export function workloadSummary(options: {
  readonly state: WorkloadState;
  readonly openPlan?: Plan;
  readonly now: Instant;
}): WorkloadSummary {
  const { state, openPlan } = options;
  return {
    ref: state.ref,
    name: state.name,
    title: state.title,
    owner: state.owner,
    criticality: state.criticality,
    health: workloadHealth(options),
    mode: highestMode(state.workload),
    workload: state.workload,
    problems: state.problems,
    observation: state.observation,
    decision: state.decision,
    openPlan: openPlan && { id: openPlan.id, state: openPlan.state },
    drift: state.drift,
    lookError: state.lastError,
  };
}

const MODES: readonly Mode[] = ['observe', 'advise', 'approve', 'auto'];

/** The farthest the portal may go with any action of the workload. */
function highestMode(workload: Workload | undefined): Mode {
  if (!workload) return 'observe';
  const { burst, failover, failback } = workload.policy;
  const modes = [burst, failover, failback].map(({ mode }) =>
    MODES.indexOf(mode),
  );
  return MODES[Math.max(...modes)];
}
