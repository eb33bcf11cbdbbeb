import {
  Step,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** The call a step makes, as an operator would find it in the other side's log. */
export interface CallDescription {
  /** `elasticloadbalancing:ModifyRule`, `PATCH nodes/node-3`. Absent for waits, which change nothing. */
  readonly call?: string;
  /** ARN or Kubernetes object. */
  readonly target?: string;
  readonly before?: string;
  readonly after?: string;
}

/** `workload` gives the ARN and the namespace; without it the call is shown without its target. */
export function describeCall(
  step: Step,
  workload: Workload | undefined,
): CallDescription {
  const rule =
    workload?.traffic?.kind === 'alb-rule'
      ? workload.traffic.ruleArn
      : undefined;
  const namespaceOf = (site: string) =>
    workload?.sites.find(next => next.site === site)?.namespace;
  switch (step.kind) {
    case 'set-weights':
      return {
        call: 'elasticloadbalancing:ModifyRule',
        target: rule,
        before: weights(step.before),
        after: weights(step.after),
      };
    case 'set-stickiness':
      return {
        call: 'elasticloadbalancing:ModifyRule',
        target: rule,
        before: stickiness(step.before),
        after: stickiness(step.after),
      };
    case 'uncordon-node':
    case 'cordon-node':
      return {
        call: `PATCH /api/v1/nodes/${step.node}`,
        target: step.site,
        before: `spec.unschedulable: ${step.kind === 'uncordon-node'}`,
        after: `spec.unschedulable: ${step.kind === 'cordon-node'}`,
      };
    case 'scale':
      return {
        call: 'PATCH replicas',
        target: [step.site, namespaceOf(step.site)].filter(Boolean).join(' / '),
        before: String(step.before),
        after: String(step.after),
      };
    case 'wait-ready':
    case 'wait-targets-healthy':
    case 'wait-drain':
      return { target: step.site };
    default:
      return neverStep(step);
  }
}

function weights(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([site, weight]) => `${site} ${weight}`)
    .join(' : ');
}

function stickiness(seconds: number | null): string {
  return seconds === null ? 'stickiness off' : `stickiness ${seconds} s`;
}

function neverStep(step: never): never {
  throw new Error(`Unknown step: ${JSON.stringify(step)}`);
}
