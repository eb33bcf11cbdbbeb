import {
  CreateRuleCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeRules,
  Rule,
  RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Log } from './DeliveryRun';

/** What the portal asks before it touches a switch. */
export const SWITCH_TAGS = [{ Key: 'hybrid-cloud:managed', Value: 'true' }];

/** The rules of one listener, which many services share. */
export class ListenerRules {
  readonly #client: ElasticLoadBalancingV2Client;
  readonly #listenerArn: string;
  readonly #log: Log;

  constructor(options: {
    readonly client: ElasticLoadBalancingV2Client;
    readonly listenerArn: string;
    readonly log: Log;
  }) {
    this.#client = options.client;
    this.#listenerArn = options.listenerArn;
    this.#log = options.log;
  }

  /** The ARN of the rule with these conditions; made with the next priority that is free where there is none. */
  async ensure(options: {
    readonly conditions: RuleCondition[];
    readonly actions: Rule['Actions'];
    readonly what: string;
  }): Promise<string> {
    const { conditions, actions, what } = options;
    const rules = await this.#all();
    const there = rules.find(rule => sameConditions(rule, conditions));
    if (there?.RuleArn) {
      this.#log(`rule "${what}" is there: ${there.RuleArn}`);
      return there.RuleArn;
    }
    const taken = rules.map(rule => Number(rule.Priority)).filter(Boolean);
    const { Rules = [] } = await this.#client.send(
      new CreateRuleCommand({
        ListenerArn: this.#listenerArn,
        Priority: Math.max(0, ...taken) + 1,
        Conditions: conditions,
        Actions: actions,
        Tags: SWITCH_TAGS,
      }),
    );
    const arn = Rules[0]?.RuleArn ?? '';
    this.#log(`made rule "${what}": ${arn}`);
    return arn;
  }

  async #all(): Promise<readonly Rule[]> {
    const rules: Rule[] = [];
    const pages = paginateDescribeRules(
      { client: this.#client },
      { ListenerArn: this.#listenerArn },
    );
    for await (const page of pages) rules.push(...(page.Rules ?? []));
    return rules;
  }
}

function sameConditions(
  rule: Rule,
  conditions: readonly RuleCondition[],
): boolean {
  const describe = (all: readonly RuleCondition[] = []) =>
    all
      .map(({ Field, HostHeaderConfig, PathPatternConfig, Values }) =>
        [
          Field,
          ...(HostHeaderConfig?.Values ??
            PathPatternConfig?.Values ??
            Values ??
            []),
        ].join(' '),
      )
      .sort()
      .join();
  return describe(rule.Conditions) === describe(conditions);
}
