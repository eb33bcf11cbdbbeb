import { createHash } from 'node:crypto';
import type {
  Action,
  Rule,
  TargetGroupStickinessConfig,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  SiteId,
  Weights,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** A listener rule as far as we understand it. */
export interface ForwardRule {
  readonly weights: Weights;
  readonly stickinessSeconds?: number;
  /** Hash of everything in the rule. */
  readonly version: string;
  /** Why the rule must not be written, when it must not. */
  readonly foreignShape?: string;
}

type TargetGroups = Readonly<Record<SiteId, string>>;

/**
 * Reads a rule: exactly one forward action whose target groups are those of the workload's sites. Anything else is
 * a foreign shape: its weights are shown as far as they can be read, and it is never written.
 */
export function readForwardRule(
  rule: Rule,
  targetGroups: TargetGroups,
): ForwardRule {
  const forward = forwardsOf(rule)[0];
  const config = forward && withForwardConfig(forward).ForwardConfig;
  const weightOf = (arn: string) => {
    const tuple = config?.TargetGroups?.find(g => g.TargetGroupArn === arn);
    // A single group without a weight gets everything: AWS's own default is 1.
    return tuple ? tuple.Weight ?? 1 : 0;
  };
  const sticky = config?.TargetGroupStickinessConfig;
  return {
    weights: Object.fromEntries(
      Object.entries(targetGroups).map(([site, arn]) => [site, weightOf(arn)]),
    ),
    stickinessSeconds: sticky?.Enabled ? sticky.DurationSeconds : undefined,
    version: versionOf(rule),
    foreignShape: foreignShapeOf(rule, targetGroups),
  };
}

/**
 * The rule's whole list of actions with new weights, as ModifyRule wants it back: every other action, the order, and
 * the stickiness block are what they were.
 */
export function actionsWithWeights(options: {
  readonly rule: Rule;
  readonly targetGroups: TargetGroups;
  readonly weights: Weights;
}): Action[] {
  const { rule, targetGroups, weights } = options;
  return editForward(rule, action => ({
    ...action,
    TargetGroupArn: undefined,
    ForwardConfig: {
      ...action.ForwardConfig,
      TargetGroups: Object.entries(targetGroups).map(([site, arn]) => ({
        TargetGroupArn: arn,
        Weight: weights[site],
      })),
    },
  }));
}

/** As `actionsWithWeights`, for the stickiness block; null switches it off. */
export function actionsWithStickiness(options: {
  readonly rule: Rule;
  readonly seconds: number | null;
}): Action[] {
  const stickiness: TargetGroupStickinessConfig =
    options.seconds === null
      ? { Enabled: false }
      : { Enabled: true, DurationSeconds: options.seconds };
  return editForward(options.rule, action => ({
    ...action,
    TargetGroupArn: undefined,
    ForwardConfig: {
      ...action.ForwardConfig,
      TargetGroupStickinessConfig: stickiness,
    },
  }));
}

function editForward(rule: Rule, edit: (action: Action) => Action): Action[] {
  return (rule.Actions ?? []).map(action =>
    action.Type === 'forward'
      ? edit(withForwardConfig(action))
      : withExistingSecret(action),
  );
}

/** AWS never gives an OIDC client secret back: the rule is to keep the one it has. */
function withExistingSecret(action: Action): Action {
  const oidc = action.AuthenticateOidcConfig;
  if (!oidc || oidc.ClientSecret !== undefined) return action;
  return {
    ...action,
    AuthenticateOidcConfig: { ...oidc, UseExistingClientSecret: true },
  };
}

/** The short form of a forward action names its one group beside an absent or empty configuration. */
function withForwardConfig(action: Action): Action {
  if (action.ForwardConfig?.TargetGroups?.length) return action;
  if (!action.TargetGroupArn) return action;
  return {
    ...action,
    ForwardConfig: {
      ...action.ForwardConfig,
      TargetGroups: [{ TargetGroupArn: action.TargetGroupArn, Weight: 1 }],
    },
  };
}

function forwardsOf(rule: Rule): readonly Action[] {
  return (rule.Actions ?? []).filter(action => action.Type === 'forward');
}

function foreignShapeOf(
  rule: Rule,
  targetGroups: TargetGroups,
): string | undefined {
  const forwards = forwardsOf(rule);
  if (forwards.length !== 1) {
    return `the rule has ${forwards.length} forward actions, one is needed`;
  }
  const ours = Object.values(targetGroups);
  if (new Set(ours).size !== ours.length) {
    return 'two sites name the same target group';
  }
  const groups = withForwardConfig(forwards[0]).ForwardConfig?.TargetGroups;
  const foreign = groups?.find(g => !ours.includes(g.TargetGroupArn ?? ''));
  if (foreign) {
    return `the rule forwards to ${foreign.TargetGroupArn}, which no site of the workload names`;
  }
  return undefined;
}

function versionOf(rule: Rule): string {
  const { Actions, Conditions, Priority, Transforms, IsDefault } = rule;
  const actions = Actions?.map(withForwardConfig).map(action => ({
    ...action,
    TargetGroupArn: undefined,
    ForwardConfig: action.ForwardConfig && {
      ...action.ForwardConfig,
      TargetGroups: [...(action.ForwardConfig.TargetGroups ?? [])].sort(
        (a, b) =>
          String(a.TargetGroupArn).localeCompare(String(b.TargetGroupArn)),
      ),
    },
  }));
  const whole = { actions, Conditions, Priority, Transforms, IsDefault };
  return createHash('sha256').update(canonical(whole)).digest('hex');
}

/** JSON with sorted keys and without what is absent. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(
          Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : item,
  );
}
