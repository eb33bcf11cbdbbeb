import {
  CloudWatchClient,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DatabaseMigrationServiceClient,
  DescribeReplicationTasksCommand,
} from '@aws-sdk/client-database-migration-service';
import {
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  SetIpAddressTypeCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { request } from 'node:http';
import { ClientOverrides, StartedAws, startAws } from '../testing/startAws';
import { ARNS } from '../testing/testEstate';

let aws: StartedAws;
beforeEach(async () => {
  aws = await startAws();
});
afterEach(async () => {
  await aws.stop();
});

/** One read-only call of every service. */
const CALLS: Readonly<
  Record<string, (overrides?: ClientOverrides) => Promise<unknown>>
> = {
  sts: overrides =>
    new STSClient(aws.client(overrides)).send(new GetCallerIdentityCommand({})),
  elasticloadbalancing: overrides =>
    new ElasticLoadBalancingV2Client(aws.client(overrides)).send(
      new DescribeLoadBalancersCommand({}),
    ),
  monitoring: overrides =>
    new CloudWatchClient(aws.client(overrides)).send(
      new ListMetricsCommand({}),
    ),
  dms: overrides =>
    new DatabaseMigrationServiceClient(aws.client(overrides)).send(
      new DescribeReplicationTasksCommand({}),
    ),
  rds: overrides =>
    new RDSClient(aws.client(overrides)).send(
      new DescribeDBInstancesCommand({}),
    ),
};
const SERVICES = Object.keys(CALLS);

it.each(SERVICES)('%s answers any credentials', async service => {
  await expect(CALLS[service]()).resolves.toBeDefined();
});

it.each([
  ['sts', 'InvalidClientTokenId', 403],
  ['elasticloadbalancing', 'InvalidClientTokenId', 403],
  ['monitoring', 'InvalidClientTokenId', 403],
  ['rds', 'InvalidClientTokenId', 403],
  ['dms', 'UnrecognizedClientException', 400],
])('%s refuses a denied access key as %s', async (service, name, status) => {
  await expect(
    CALLS[service]({ accessKeyId: 'AKIADENIED1' }),
  ).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
});

it('an ASIA key without its token is unknown', async () => {
  await expect(
    CALLS.elasticloadbalancing({ accessKeyId: 'ASIAFORGED' }),
  ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  await expect(
    CALLS.elasticloadbalancing({
      accessKeyId: 'ASIAFORGED',
      sessionToken: 'bm90IG91cnM=',
    }),
  ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
});

it.each([
  ['elasticloadbalancing', 'Throttling'],
  ['monitoring', 'Throttling'],
  ['rds', 'Throttling'],
  ['dms', 'ThrottlingException'],
])('%s throttles while that fault is on', async (service, name) => {
  aws.cloud.setApiFault(service, 'throttle');
  await expect(CALLS[service]()).rejects.toMatchObject({ name });
  aws.cloud.setApiFault(service, 'none');
  await expect(CALLS[service]()).resolves.toBeDefined();
});

it.each([
  ['elasticloadbalancing', 'ServiceUnavailable'],
  ['monitoring', 'ServiceUnavailable'],
  ['rds', 'ServiceUnavailable'],
  ['dms', 'ServiceUnavailableException'],
])('%s breaks with 503 while that fault is on', async (service, name) => {
  aws.cloud.setApiFault(service, 'break');
  await expect(CALLS[service]()).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: 503 },
  });
});

it('a fault of one action leaves its neighbours alone', async () => {
  aws.cloud.setApiFault('elasticloadbalancing:DescribeRules', 'break');
  const elb = new ElasticLoadBalancingV2Client(aws.client());
  await expect(
    elb.send(new DescribeRulesCommand({ RuleArns: [ARNS.rule] })),
  ).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  await expect(CALLS.elasticloadbalancing()).resolves.toBeDefined();
  elb.destroy();
});

it('an action that is not there is InvalidAction', async () => {
  const elb = new ElasticLoadBalancingV2Client(aws.client());
  await expect(
    elb.send(
      new SetIpAddressTypeCommand({
        LoadBalancerArn: ARNS.loadBalancer,
        IpAddressType: 'ipv4',
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidAction' });
  elb.destroy();
});

it('quotas are kept per account and region', async () => {
  const elb = (region: string) =>
    new ElasticLoadBalancingV2Client(aws.client({ region }));
  const home = elb('ap-northeast-2');
  for (let each = 0; each < 40; each++) {
    await home.send(new DescribeLoadBalancersCommand({}));
  }
  await expect(
    home.send(new DescribeLoadBalancersCommand({})),
  ).rejects.toMatchObject({ name: 'Throttling' });
  const { LoadBalancers } = await elb('us-east-1').send(
    new DescribeLoadBalancersCommand({}),
  );
  expect(LoadBalancers).toEqual([]);
});

interface RawAnswer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

function raw(options: {
  readonly headers?: Record<string, string>;
  readonly body: string;
}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(
      aws.endpoint,
      { method: 'POST', headers: options.headers, agent: false },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            type: response.headers['content-type'],
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}

const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKIALOCAL/20260302/ap-northeast-2/elasticloadbalancing/aws4_request, SignedHeaders=host, Signature=0',
};

describe('requests that no SDK makes', () => {
  it('a query without credentials is MissingAuthenticationToken in XML', async () => {
    const answer = await raw({ body: 'Action=DescribeRules' });
    expect(answer.status).toBe(403);
    expect(answer.type).toContain('text/xml');
    expect(answer.body).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  it('a JSON call without credentials is answered in JSON', async () => {
    const answer = await raw({
      headers: { 'x-amz-target': 'AmazonDMSv20160101.DescribeEndpoints' },
      body: '{}',
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({
      __type: 'MissingAuthenticationTokenException',
    });
  });

  it('a service that is not there is told so', async () => {
    const answer = await raw({
      headers: {
        authorization: SIGNED.authorization.replace(
          'elasticloadbalancing',
          'quantum',
        ),
      },
      body: '',
    });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('quantum');
  });

  it('a query without an action, and one with a parameter of the wrong shape, are refused', async () => {
    const none = await raw({ headers: SIGNED, body: '' });
    expect(none.body).toContain('<Code>InvalidAction</Code>');
    const odd = await raw({
      headers: SIGNED,
      body: 'Action=DescribeRules&RuleArns.x=1',
    });
    expect(odd.status).toBe(400);
    expect(odd.body).toContain('<Code>ValidationError</Code>');
    expect(odd.body).toContain('RuleArns');
  });

  it('a body over 1 MiB is refused', async () => {
    const answer = await raw({
      headers: SIGNED,
      body: `Action=DescribeRules&x=${'a'.repeat(1024 * 1024)}`,
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('too large');
  });

  it('names of Object.prototype are no actions', async () => {
    const answer = await raw({ headers: SIGNED, body: 'Action=toString' });
    expect(answer.body).toContain('<Code>InvalidAction</Code>');
  });
});
