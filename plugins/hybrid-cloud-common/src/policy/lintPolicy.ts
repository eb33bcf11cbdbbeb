import { SpecProblem } from '../api';
import { Workload } from '../model';

type Check = (workload: Workload) => SpecProblem | undefined;

const acts = (mode: string) => mode === 'approve' || mode === 'auto';

const warn = (path: string, value: unknown, expected: string): SpecProblem => ({
  path: `spec.hybrid.${path}`,
  value: String(value),
  expected,
});

/** Each names one way in which a policy could set itself off again, or never go off at all. */
const CHECKS: readonly Check[] = [
  ({ policy: { burst } }) =>
    burst.mode !== 'observe' && burst.at - burst.release < 0.1
      ? warn(
          'policy.burst.release',
          burst.release,
          `at least 0.1 below burst.at (${burst.at}), or burst and release chase each other`,
        )
      : undefined,
  ({ policy: { burst } }) =>
    burst.mode !== 'observe' && burst.full - burst.at < 0.05
      ? warn(
          'policy.burst.full',
          burst.full,
          `at least 0.05 over burst.at (${burst.at}), or weight leaves in one jump instead of in proportion`,
        )
      : undefined,
  ({ policy: { burst } }) =>
    burst.mode === 'auto' && burst.holdTicks < 2
      ? warn(
          'policy.burst.holdTicks',
          burst.holdTicks,
          '2 or more when burst is automatic, or a single peak moves traffic',
        )
      : undefined,
  ({ policy: { failback } }) =>
    failback.mode === 'auto' && failback.holdMinutes < 5
      ? warn(
          'policy.failback.holdMinutes',
          failback.holdMinutes,
          '5 or more when failback is automatic, or a site that comes and goes takes its users along',
        )
      : undefined,
  ({ policy: { limits, failover, failback } }) =>
    limits.blockMinutes === 0 &&
    (failover.mode === 'auto' || failback.mode === 'auto')
      ? warn(
          'policy.limits.blockMinutes',
          0,
          'over 0 when anything is automatic, or nothing stops a repetition',
        )
      : undefined,
  ({ policy: { failover }, sites }) => {
    const blind = sites.find(s => !s.probeUrl);
    return failover.mode !== 'observe' && blind
      ? warn(
          'sites',
          `${blind.site} has no probeUrl`,
          'a probeUrl for each site: without our own probe a site is never found lost',
        )
      : undefined;
  },
  ({ policy, traffic }) =>
    traffic?.kind !== 'alb-rule' &&
    [policy.burst, policy.failover, policy.failback].some(p => acts(p.mode))
      ? warn(
          'traffic.switch',
          traffic?.kind ?? 'missing',
          'alb-rule, the only switch that can be set: every mode stays observe',
        )
      : undefined,
];

/** First lint of policies for trigger loops: what is allowed and yet unwise. */
export function lintPolicy(workload: Workload): readonly SpecProblem[] {
  return CHECKS.flatMap(check => check(workload) ?? []);
}
