import {
  Action,
  ModifyListenerCommand,
  ModifyRuleCommand,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Weights } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { AlbSpec } from './AlbSpec';
import { AwsScope, listenerArnOf, scopeOf } from './arns';
import { AwsClients } from './AwsClients';
import {
  actionsWithStickiness,
  actionsWithWeights,
  ForwardRule,
  readForwardRule,
} from './ForwardRule';
import { RuleReader } from './RuleReader';
import { toPortError } from './toPortError';

type Change =
  | { readonly change: 'weights'; readonly weights: Weights }
  | { readonly change: 'stickiness'; readonly seconds: number | null };

type WriteOptions = Change & {
  readonly spec: AlbSpec;
  readonly expectedVersion: string;
  readonly signal: AbortSignal;
};

/**
 * Changes one rule: reads it again, compares it with what the caller saw, and sends the whole list of actions back.
 * A rule that is already as wanted is not written, whatever its version: that is how a lost answer is found to have
 * been a yes. AWS has no compare-and-set for rules, so a change by somebody else between our read and our write can
 * be lost; the read comes right before the write to make that moment short, and the verification after it looks again.
 */
export class AlbRuleWriter {
  readonly #clients: AwsClients;
  readonly #rules: RuleReader;

  constructor(options: {
    readonly clients: AwsClients;
    readonly rules: RuleReader;
  }) {
    this.#clients = options.clients;
    this.#rules = options.rules;
  }

  async write(options: WriteOptions): Promise<void> {
    const { spec, expectedVersion, signal } = options;
    const scope = scopeOf(spec.ruleArn);
    if (!this.#clients.canAct(scope)) {
      throw new PortError({
        kind: 'forbidden',
        message: `no acting role is configured for account ${scope.accountId} in ${scope.region}`,
      });
    }
    const rule = await this.#rules.readNow(scope, spec.ruleArn, signal);
    const current = readForwardRule(rule, spec.targetGroups);
    if (current.foreignShape) {
      throw new PortError({
        kind: 'unsupported',
        message: `the rule is not written: ${current.foreignShape}`,
      });
    }
    if (isAlreadySo(current, options)) return;
    if (current.version !== expectedVersion) {
      throw new PortError({
        kind: 'conflict',
        message: 'the rule has changed since it was read: nothing was written',
      });
    }
    const actions = actionsFor(rule, options);
    try {
      await this.#modify({ scope, rule, spec, actions, signal });
    } finally {
      this.#rules.forget(scope, spec.ruleArn);
    }
  }

  async #modify(options: {
    readonly scope: AwsScope;
    readonly rule: Rule;
    readonly spec: AlbSpec;
    readonly actions: Action[];
    readonly signal: AbortSignal;
  }): Promise<void> {
    const { scope, rule, spec, actions, signal } = options;
    const client = this.#clients.elb(scope, 'act');
    const abortSignal = signal;
    // The default rule is a part of its listener and is changed there.
    const call = rule.IsDefault ? 'ModifyListener' : 'ModifyRule';
    try {
      if (rule.IsDefault) {
        const ListenerArn = listenerArnOf(spec.ruleArn);
        await client.send(
          new ModifyListenerCommand({ ListenerArn, DefaultActions: actions }),
          { abortSignal },
        );
      } else {
        await client.send(
          new ModifyRuleCommand({ RuleArn: spec.ruleArn, Actions: actions }),
          { abortSignal },
        );
      }
    } catch (error) {
      throw toPortError({ call, error, write: true });
    }
  }
}

function isAlreadySo(current: ForwardRule, wanted: Change): boolean {
  switch (wanted.change) {
    case 'weights':
      return Object.entries(current.weights).every(
        ([site, weight]) => wanted.weights[site] === weight,
      );
    case 'stickiness':
      return (current.stickinessSeconds ?? null) === wanted.seconds;
    default:
      return neverChange(wanted);
  }
}

function actionsFor(rule: Rule, options: WriteOptions): Action[] {
  switch (options.change) {
    case 'weights':
      return actionsWithWeights({
        rule,
        targetGroups: options.spec.targetGroups,
        weights: options.weights,
      });
    case 'stickiness':
      return actionsWithStickiness({ rule, seconds: options.seconds });
    default:
      return neverChange(options);
  }
}

function neverChange(change: never): never {
  throw new Error(`unknown change ${JSON.stringify(change)}`);
}
