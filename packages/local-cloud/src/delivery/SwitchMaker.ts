import {
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
  RuleCondition,
  TargetGroupNotFoundException,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DeliveryProblem } from './DeliveryProblem';
import { Log } from './DeliveryRun';
import { ListenerRules, SWITCH_TAGS } from './ListenerRules';
import { SwitchSettings } from './SwitchSettings';

/** What `terraform output -json traffic` would say. */
export interface MadeSwitch {
  readonly ruleArn: string;
  /** ARN by site. */
  readonly targetGroups: Readonly<Record<string, string>>;
}

const AWS = 'aws';
const POD_PORT = 8080;
/** As in balancer.tf. */
const HEALTH_CHECK = {
  HealthCheckPath: '/readyz',
  HealthCheckIntervalSeconds: 5,
  HealthCheckTimeoutSeconds: 2,
  HealthyThresholdCount: 2,
  UnhealthyThresholdCount: 2,
  Matcher: { HttpCode: '200' },
};
const DEREGISTRATION_DELAY_SECONDS = '30';

/**
 * Makes what infrastructure/balancer.tf would make on the platform's listener, through the same API. Looks before it
 * creates, and changes nothing that is there: weights belong to the portal once the rule exists.
 */
export class SwitchMaker {
  readonly #client: ElasticLoadBalancingV2Client;
  readonly #settings: SwitchSettings;
  readonly #rules: ListenerRules;
  readonly #log: Log;

  constructor(options: {
    readonly client: ElasticLoadBalancingV2Client;
    readonly settings: SwitchSettings;
    readonly log: Log;
  }) {
    this.#client = options.client;
    this.#settings = options.settings;
    this.#log = options.log;
    this.#rules = new ListenerRules({
      client: options.client,
      listenerArn: options.settings.listener_arn,
      log: options.log,
    });
  }

  /** @throws DeliveryProblem for a listener that is not there; Error in AWS's words */
  async make(): Promise<MadeSwitch> {
    const vpcId = await this.#vpc();
    const targetGroups: Record<string, string> = {};
    for (const site of Object.keys(this.#settings.target_groups)) {
      targetGroups[site] = await this.#targetGroup(site, vpcId);
      if (site !== AWS) await this.#registerHome(targetGroups[site]);
    }
    const ruleArn = await this.#weightedRule(targetGroups);
    await this.#probeRules(targetGroups);
    return { ruleArn, targetGroups };
  }

  async #vpc(): Promise<string> {
    const { listener_arn: arn } = this.#settings;
    try {
      const { Listeners = [] } = await this.#client.send(
        new DescribeListenersCommand({ ListenerArns: [arn] }),
      );
      const { LoadBalancers = [] } = await this.#client.send(
        new DescribeLoadBalancersCommand({
          LoadBalancerArns: Listeners.flatMap(
            ({ LoadBalancerArn = [] }) => LoadBalancerArn,
          ),
        }),
      );
      const vpcId = LoadBalancers[0]?.VpcId;
      if (vpcId) return vpcId;
      throw new Error('its load balancer names no network');
    } catch (error) {
      throw new DeliveryProblem({
        message: `The listener ${arn} cannot be used: ${error}`,
        advice:
          'listenerArn of the landing zone in the catalogue must name a listener that exists; the platform team keeps it.',
        cause: error,
      });
    }
  }

  async #targetGroup(site: string, vpcId: string): Promise<string> {
    const name = this.#settings.target_groups[site];
    const found = await this.#findTargetGroup(name);
    if (found) {
      this.#log(`target group ${name} is there: ${found}`);
      return found;
    }
    const { TargetGroups = [] } = await this.#client.send(
      new CreateTargetGroupCommand({
        Name: name,
        VpcId: vpcId,
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: site === AWS ? POD_PORT : this.#settings.node_port,
        ...HEALTH_CHECK,
        Tags: SWITCH_TAGS,
      }),
    );
    const arn = TargetGroups[0]?.TargetGroupArn ?? '';
    await this.#client.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn: arn,
        Attributes: [
          {
            Key: 'deregistration_delay.timeout_seconds',
            Value: DEREGISTRATION_DELAY_SECONDS,
          },
        ],
      }),
    );
    this.#log(`made target group ${name}: ${arn}`);
    return arn;
  }

  async #findTargetGroup(name: string): Promise<string | undefined> {
    try {
      const { TargetGroups = [] } = await this.#client.send(
        new DescribeTargetGroupsCommand({ Names: [name] }),
      );
      return TargetGroups[0]?.TargetGroupArn;
    } catch (error) {
      if (error instanceof TargetGroupNotFoundException) return undefined;
      throw error;
    }
  }

  /** The nodes of the home site. Pods on AWS are registered by the TargetGroupBinding. */
  async #registerHome(arn: string): Promise<void> {
    const { home_nodes: nodes, node_port: port } = this.#settings;
    const { TargetHealthDescriptions = [] } = await this.#client.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: arn }),
    );
    const there = TargetHealthDescriptions.map(({ Target }) => Target?.Id);
    const missing = nodes.filter(node => !there.includes(node));
    if (missing.length === 0) return;
    await this.#client.send(
      new RegisterTargetsCommand({
        TargetGroupArn: arn,
        Targets: missing.map(node => ({
          Id: node,
          Port: port,
          AvailabilityZone: 'all',
        })),
      }),
    );
    this.#log(`registered ${missing.join(', ')} on port ${port}`);
  }

  async #weightedRule(
    targetGroups: MadeSwitch['targetGroups'],
  ): Promise<string> {
    const { hostname, initial_weights: weights } = this.#settings;
    return this.#rules.ensure({
      conditions: [hostCondition(hostname)],
      actions: [
        {
          Type: 'forward' as const,
          ForwardConfig: {
            TargetGroups: Object.entries(targetGroups).map(([site, arn]) => ({
              TargetGroupArn: arn,
              Weight: weights[site] ?? 0,
            })),
          },
        },
      ],
      what: `${hostname} to ${Object.entries(weights)
        .map(([site, weight]) => `${site} ${weight}`)
        .join(' : ')}`,
    });
  }

  /** A way past the weights for probes that come in through this balancer; others have a way of their own. */
  async #probeRules(targetGroups: MadeSwitch['targetGroups']): Promise<void> {
    const { hostname, probe_urls: urls } = this.#settings;
    const domain = hostname.slice(hostname.indexOf('.'));
    for (const [site, text] of Object.entries(urls)) {
      const url = new URL(text);
      if (!url.hostname.endsWith(domain)) continue;
      await this.#rules.ensure({
        conditions: [
          hostCondition(url.hostname),
          {
            Field: 'path-pattern',
            PathPatternConfig: { Values: [url.pathname] },
          },
        ],
        actions: [
          { Type: 'forward' as const, TargetGroupArn: targetGroups[site] },
        ],
        what: `probe ${url.hostname}${url.pathname} to ${site}`,
      });
    }
  }
}

function hostCondition(host: string): RuleCondition {
  return { Field: 'host-header', HostHeaderConfig: { Values: [host] } };
}
