import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  WorkloadSummary,
  explainDecision,
  explainGuard,
  explainRisk,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { HybridCloudService } from '../HybridCloudService';

/**
 * Reading and judging for programs that speak through the actions registry. Nothing here stores or approves anything:
 * a yes is a person's. The service is the authorised one.
 */
export function registerActions(options: {
  readonly actionsRegistry: ActionsRegistryService;
  readonly service: HybridCloudService;
}): void {
  registerExplain(options);
  registerJudge(options);
}

function registerExplain(options: {
  readonly actionsRegistry: ActionsRegistryService;
  readonly service: HybridCloudService;
}): void {
  const { actionsRegistry, service } = options;
  actionsRegistry.register({
    name: 'explain-hybrid-workloads',
    title: 'Explain hybrid workloads',
    description:
      'Says of every hybrid workload (or of one) how it is, who gets its traffic, and what the portal would do now and why.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          workloadRef: z
            .string()
            .describe('Entity ref of one workload; all of them when absent')
            .optional(),
          language: z.enum(['en', 'ko']).default('en'),
        }),
      output: z =>
        z.object({
          workloads: z.array(
            z.object({
              ref: z.string(),
              health: z.string(),
              configured: z.record(z.string(), z.number()).nullable(),
              explanation: z.string(),
              openPlanId: z.string().nullable(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { workloadRef, language } = input;
      const summaries = workloadRef
        ? [await service.getWorkload({ ref: workloadRef, credentials })]
        : (await service.listWorkloads({ credentials })).items;
      const workloads = summaries.map(summary => ({
        ref: summary.ref,
        health: summary.health,
        configured: configuredOf(summary),
        explanation: summary.decision
          ? explainDecision(summary.decision, language)
          : '',
        openPlanId: summary.openPlan?.id ?? null,
      }));
      return { output: { workloads } };
    },
  });
}

function registerJudge(options: {
  readonly actionsRegistry: ActionsRegistryService;
  readonly service: HybridCloudService;
}): void {
  const { actionsRegistry, service } = options;
  actionsRegistry.register({
    name: 'judge-hybrid-move',
    title: 'Judge a hybrid move',
    description:
      'Says whether a failover, failback, burst, release or rebalance of a hybrid workload would be safe now, what it would change and what is at risk. Nothing is stored and nothing is changed.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          workloadRef: z.string(),
          action: z.enum([
            'failover',
            'failback',
            'burst',
            'release',
            'rebalance',
          ]),
          language: z.enum(['en', 'ko']).default('en'),
        }),
      output: z =>
        z.object({
          verdict: z.enum(['hold', 'propose', 'blocked']),
          explanation: z.string(),
          risk: z.string().nullable(),
          after: z.record(z.string(), z.number()).nullable(),
          safetyRules: z.array(z.string()),
        }),
    },
    action: async ({ input, credentials }) => {
      const { workloadRef, action, language } = input;
      const { decision } = await service.createPlan({
        request: {
          workloadRef,
          action,
          reason: 'asked through the actions registry',
          dryRun: true,
        },
        credentials,
      });
      const proposal = decision.kind === 'hold' ? undefined : decision.proposal;
      const guards = decision.kind === 'hold' ? [] : decision.guards;
      return {
        output: {
          verdict: decision.kind,
          explanation: explainDecision(decision, language),
          risk: proposal ? explainRisk(proposal.risk, language) : null,
          after: proposal ? { ...proposal.after } : null,
          safetyRules: guards.map(guard => explainGuard(guard, language)),
        },
      };
    },
  });
}

function configuredOf({ observation }: WorkloadSummary) {
  const configured = observation?.split.configured;
  return configured?.state === 'fresh' ? { ...configured.value } : null;
}
