import {
  CloudWatchClient,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeRulesCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import {
  parseHybridSpec,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { AwsCalls } from './AwsCalls';
import { FleetCloud, FleetEntity } from './FleetCloud';
import { measure, TickCost } from './runFleet';

/** Workloads looked at side by side. */
const AT_ONCE = 50;
/** What has not been begun by then is not begun. */
const DEADLINE_MS = 40_000;

export interface NaiveRun {
  readonly pass: TickCost;
  readonly calls: { readonly answered: number; readonly refused: number };
  /** Workloads of which everything was read, and of which something was refused for good. */
  readonly whole: number;
  readonly broken: number;
}

interface Clients {
  readonly elb: ElasticLoadBalancingV2Client;
  readonly cloudWatch: CloudWatchClient;
}

/**
 * The way it is done first: each workload asks for its own rule, target groups, metrics and pods. One pass over the
 * fleet, with the SDK's own three attempts and back-off.
 */
export async function runNaive(cloud: FleetCloud): Promise<NaiveRun> {
  const workloads = cloud.entities.map(toWorkload);
  const clients = clientsOf(cloud);
  const calls = new AwsCalls(cloud.endpoint);
  const outcomes: boolean[] = [];
  const deadline = performance.now() + DEADLINE_MS;
  const waiting = [...workloads];
  const lane = async () => {
    for (;;) {
      const workload = waiting.shift();
      if (!workload || performance.now() > deadline) return;
      outcomes.push(await look(cloud, clients, workload));
    }
  };
  const pass = await measure(() =>
    Promise.all(Array.from({ length: AT_ONCE }, lane)),
  );
  calls.stop();
  for (const { elb, cloudWatch } of clients.values()) {
    elb.destroy();
    cloudWatch.destroy();
  }
  const whole = outcomes.filter(Boolean).length;
  return { pass, calls: calls.take(), whole, broken: outcomes.length - whole };
}

function clientsOf(cloud: FleetCloud): ReadonlyMap<string, Clients> {
  return new Map(
    cloud.config.hybridCloud.aws.accounts.map(
      ({ accountId, region, endpoint, observeRoleArn }) => {
        const settings = {
          region,
          endpoint,
          credentials: fromTemporaryCredentials({
            params: { RoleArn: observeRoleArn, RoleSessionName: 'naive' },
            clientConfig: { region, endpoint },
          }),
        };
        return [
          accountId,
          {
            elb: new ElasticLoadBalancingV2Client(settings),
            cloudWatch: new CloudWatchClient(settings),
          },
        ] as const;
      },
    ),
  );
}

/** Whether everything could be read. */
async function look(
  cloud: FleetCloud,
  clients: ReadonlyMap<string, Clients>,
  workload: Workload,
): Promise<boolean> {
  const { traffic } = workload;
  if (traffic?.kind !== 'alb-rule') throw new Error('a fleet has ALB rules');
  const [, , , , accountId] = traffic.ruleArn.split(':');
  const client = clients.get(accountId);
  if (!client) throw new Error(`no client for ${accountId}`);
  const groups = Object.values(traffic.targetGroups);
  try {
    await client.elb.send(
      new DescribeRulesCommand({ RuleArns: [traffic.ruleArn] }),
    );
    for (const TargetGroupArn of groups) {
      await client.elb.send(
        new DescribeTargetHealthCommand({ TargetGroupArn }),
      );
    }
    await client.cloudWatch.send(requestCounts(traffic.ruleArn, groups));
    for (const { site, namespace, selector = '' } of workload.sites) {
      await listPods(cloud, site, namespace ?? 'default', selector);
    }
    return true;
  } catch (error) {
    // Refused three times, or lost: this workload is not seen in this pass. What is not throttling would show as broken.
    if (error instanceof TypeError) throw error;
    return false;
  }
}

function requestCounts(ruleArn: string, groups: readonly string[]) {
  const now = performance.timeOrigin + performance.now();
  const LoadBalancer = ruleArn.replace(
    /^.*:listener-rule\/(app\/[^/]+\/[^/]+)\/.*$/,
    '$1',
  );
  return new GetMetricDataCommand({
    StartTime: new Date(now - 600_000),
    EndTime: new Date(now),
    MetricDataQueries: groups.map((arn, i) => ({
      Id: `q${i}`,
      MetricStat: {
        Period: 60,
        Stat: 'Sum',
        Metric: {
          Namespace: 'AWS/ApplicationELB',
          MetricName: 'RequestCount',
          Dimensions: [
            { Name: 'LoadBalancer', Value: LoadBalancer },
            {
              Name: 'TargetGroup',
              Value: arn.slice(arn.indexOf('targetgroup/')),
            },
          ],
        },
      },
    })),
  });
}

async function listPods(
  cloud: FleetCloud,
  cluster: string,
  namespace: string,
  selector: string,
): Promise<void> {
  const found = cloud.config.kubernetes.clusterLocatorMethods
    .flatMap(({ clusters }) => clusters)
    .find(({ name }) => name === cluster);
  const query = encodeURIComponent(selector);
  const response = await fetch(
    `${found?.url}/api/v1/namespaces/${namespace}/pods?labelSelector=${query}`,
    { headers: { authorization: `Bearer ${cloud.token}` } },
  );
  if (!response.ok) throw new Error(`pods: HTTP ${response.status}`);
  await response.json();
}

function toWorkload(entity: FleetEntity): Workload {
  const parsed = parseHybridSpec(entity);
  if (parsed.kind !== 'ok') {
    throw new Error(`${entity.metadata.name} has a bad spec`);
  }
  return parsed.workload;
}
