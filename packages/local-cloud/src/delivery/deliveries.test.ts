import {
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AppsV1Api, KubeConfig } from '@kubernetes/client-node';
import { LocalCloud, startLocalCloud } from '../startLocalCloud';
import { VirtualClock } from '../world/Clock';
import { CAMPUS_ALB, DEMO_REGION } from '../world/demo/demoNames';
import { Delivery } from './Delivery';
import { serviceFiles, switchSettings } from './__testUtils__/serviceFiles';
import { TestRepositories } from './__testUtils__/TestRepositories';

const NAME = 'seat-finder';
const START = Date.UTC(2026, 2, 2, 1, 0, 0);

describe('deliveries', () => {
  const clock = new VirtualClock(START);
  const repositories = new TestRepositories();
  let cloud: LocalCloud;
  let elb: ElasticLoadBalancingV2Client;
  let ticking: NodeJS.Timeout;

  beforeAll(async () => {
    process.env.A_SECRET = 'of this machine';
    repositories.push(NAME, serviceFiles(NAME));
    cloud = await startLocalCloud({ clock, delivery: repositories });
    ticking = setInterval(() => {
      clock.advance(1000);
      void cloud.step();
    }, 50);
    elb = new ElasticLoadBalancingV2Client({
      endpoint: cloud.endpoint,
      region: DEMO_REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  }, 30_000);
  afterAll(async () => {
    delete process.env.A_SECRET;
    clearInterval(ticking);
    elb.destroy();
    await cloud.close();
    repositories.remove();
  });

  const runs = async (): Promise<readonly Delivery[]> => {
    const answer = await fetch(`${cloud.endpoint}/_local/deliveries`);
    return (await answer.json()).deliveries;
  };
  /** The newest run of a commit, once it has ended. */
  async function runOf(commit: string): Promise<Delivery> {
    for (let i = 0; i < 200; i++) {
      const found = (await runs()).find(run => run.commit === commit);
      if (found && found.state !== 'running') return found;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`no run of ${commit}: ${JSON.stringify(await runs())}`);
  }
  const stepsOf = ({ steps }: Delivery) =>
    Object.fromEntries(steps.map(step => [step.id, step.state]));
  async function rulesOf(name: string): Promise<readonly Rule[]> {
    const { Rules = [] } = await elb.send(
      new DescribeRulesCommand({ ListenerArn: CAMPUS_ALB.listenerArn }),
    );
    return Rules.filter(rule => JSON.stringify(rule.Conditions).includes(name));
  }
  const weightsOf = (rule: Rule | undefined) =>
    rule?.Actions?.[0]?.ForwardConfig?.TargetGroups?.map(each => each.Weight);

  it('makes the rule, names it in the catalogue and rolls out on every site', async () => {
    const [first] = await runs();
    const run = await runOf(first.commit);
    expect(stepsOf(run)).toEqual({
      checkout: 'done',
      switch: 'done',
      adopt: 'done',
      image: 'skipped',
      'deploy-onprem': 'done',
      'deploy-aws': 'done',
    });
    expect(run).toMatchObject({ state: 'succeeded', repository: NAME });

    const rules = await rulesOf(NAME);
    const weighted = rules.find(rule => weightsOf(rule)?.length === 2);
    expect(weightsOf(weighted)).toEqual([100, 0]);
    expect(repositories.show(NAME, 'catalog-info.yaml')).toContain(
      `rule: ${weighted?.RuleArn}`,
    );
    const config = new KubeConfig();
    config.loadFromString(cloud.kubeconfig);
    for (const site of ['onprem', 'aws']) {
      config.setCurrentContext(site);
      const { status, metadata } = await config
        .makeApiClient(AppsV1Api)
        .readNamespacedDeployment({ name: NAME, namespace: 'library' });
      expect(status?.readyReplicas).toBe(2);
      expect(metadata?.managedFields?.map(each => each.manager)).toContain(
        'pipeline',
      );
    }
  }, 30_000);

  it('makes a way past the weights only for probes that come in through the balancer', async () => {
    const hosts = (await rulesOf(NAME)).flatMap(
      rule => rule.Conditions?.[0]?.HostHeaderConfig?.Values ?? [],
    );
    expect(hosts.sort()).toEqual([
      `${NAME}-onprem.example.org`,
      `${NAME}.example.org`,
    ]);
  });

  it('keeps the keys of this machine from what a repository brings along', () => {
    expect(repositories.show(NAME, 'catalog-info.yaml')).toContain('keys: 0');
  });

  it('makes no run of its own commit', async () => {
    expect(repositories.log(NAME)).toEqual([
      'Delivery: Name the switch in the catalogue [skip ci]',
      `Minji: Start ${NAME}`,
    ]);
    expect(await runs()).toHaveLength(1);
  });

  it('changes nothing that is there: weights belong to the portal', async () => {
    const before = await rulesOf(NAME);
    const rule = before.find(each => weightsOf(each)?.length === 2);
    const groups = rule?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? [];
    await elb.send(
      new ModifyRuleCommand({
        RuleArn: rule?.RuleArn,
        Actions: [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: groups.map((each, i) => ({
                ...each,
                Weight: [40, 60][i],
              })),
            },
          },
        ],
      }),
    );
    const run = await runOf(
      repositories.push(NAME, { 'README.md': 'more\n' }, 'Say more'),
    );
    expect(run.state).toBe('succeeded');
    const after = await rulesOf(NAME);
    expect(after).toHaveLength(before.length);
    expect(
      weightsOf(after.find(each => each.RuleArn === rule?.RuleArn)),
    ).toEqual([40, 60]);
    expect(repositories.log(NAME)[0]).toBe('Minji: Say more');
  }, 30_000);

  it('names a mistake with its path and what to do, and goes on with other repositories', async () => {
    const wrong = { ...switchSettings('wrong'), node_port: 'many' };
    const run = await runOf(
      repositories.push('wrong', {
        ...serviceFiles('wrong'),
        'infrastructure/switch.auto.tfvars.json': JSON.stringify(wrong),
      }),
    );
    expect(run).toMatchObject({
      state: 'failed',
      advice: expect.stringMatching(/Correct .*switch\.auto\.tfvars\.json/),
    });
    expect(stepsOf(run)).toMatchObject({ switch: 'failed', adopt: 'waiting' });
    expect(run.steps[1].log.join()).toMatch(/node_port: .*expected number/);

    const next = repositories.push('plain', {
      'deploy/overlays/onprem/all.yaml':
        serviceFiles('plain')['deploy/overlays/onprem/all.yaml'],
    });
    expect(stepsOf(await runOf(next))).toEqual({
      checkout: 'done',
      switch: 'skipped',
      adopt: 'skipped',
      image: 'skipped',
      'deploy-onprem': 'done',
    });
  }, 30_000);

  it("hands on the API's own words about a manifest that it refuses", async () => {
    const run = await runOf(
      repositories.push('odd', {
        'deploy/overlays/aws/all.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: odd, namespace: default }\nspec: {}\n',
        'deploy/overlays/moon/all.yaml': 'a: 1\n',
      }),
    );
    expect(stepsOf(run)).toMatchObject({
      'deploy-aws': 'failed',
      'deploy-moon': 'failed',
    });
    const log = run.steps.flatMap(step => step.log).join('\n');
    expect(log).toMatch(/deployment\/odd was refused by aws: 4\d\d .*selector/);
    expect(log).toMatch(/no cluster for deploy\/overlays\/moon/);
  }, 30_000);
});

it('says what is missing where there is no kubectl', async () => {
  const repositories = new TestRepositories();
  const cloud = await startLocalCloud({
    warmUpSeconds: 0,
    delivery: { folder: repositories.folder, kubectl: '/nowhere/kubectl' },
  });
  repositories.push('plain', {
    'deploy/overlays/onprem/all.yaml':
      serviceFiles('plain')['deploy/overlays/onprem/all.yaml'],
  });
  let run: Delivery | undefined;
  for (let i = 0; i < 100 && run?.state !== 'failed'; i++) {
    await new Promise(resolve => setTimeout(resolve, 100));
    const answer = await fetch(`${cloud.endpoint}/_local/deliveries`);
    [run] = (await answer.json()).deliveries;
  }
  await cloud.close();
  repositories.remove();
  expect(run?.advice).toMatch(/Install kubectl/);
  expect(run?.steps.at(-1)?.log.join()).toMatch(/is not on this machine/);
}, 30_000);
