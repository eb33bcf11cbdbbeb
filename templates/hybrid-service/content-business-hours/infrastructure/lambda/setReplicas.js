'use strict';

const { createHash, createHmac } = require('node:crypto');
const https = require('node:https');

/**
 * Sets the replicas of the service on AWS: none to sleep, some to wake. One file,
 * two functions: REPLICAS says which.
 *
 * A site that carries traffic is not put to sleep. Waking is only done to a site
 * that sleeps: replicas that the autoscaler has set stay. Repeating it changes
 * nothing.
 */
function createHandler({ carriesTraffic, deployment, replicas }) {
  return async function handler() {
    if (replicas === 0 && (await carriesTraffic())) {
      throw new Error('AWS carries traffic: it is not put to sleep');
    }
    const before = await deployment.replicas();
    if (replicas === 0 ? before === 0 : before > 0) {
      return { changed: false, replicas: before };
    }
    await deployment.scale(replicas);
    // Not read back is not done.
    const after = await deployment.replicas();
    if (after !== replicas) {
      throw new Error(`The deployment was set to ${replicas} replicas but reads ${after}`);
    }
    return { changed: true, replicas };
  };
}

{% if values.traffic == 'route53' %}
/** Users are on AWS when the check that moves them is anything but good. */
function alarmSays(cloudWatch, alarmName) {
  return async () => {
    const { MetricAlarms = [] } = await cloudWatch.describeAlarms({ AlarmNames: [alarmName] });
    return !(MetricAlarms.length === 1 && MetricAlarms[0].StateValue === 'OK');
  };
}
{% else %}
/** A weight that cannot be read counts as one. */
function ruleSays(elb, { ruleArn, targetGroupArn }) {
  return async () => {
    const { Rules = [] } = await elb.describeRules({ RuleArns: [ruleArn] });
    const groups = Rules.flatMap(({ Actions = [] }) => Actions).flatMap(
      ({ ForwardConfig }) => (ForwardConfig && ForwardConfig.TargetGroups) || [],
    );
    const group = groups.find(one => one.TargetGroupArn === targetGroupArn);
    return !(group && group.Weight === 0);
  };
}
{% endif %}

/** The scale of one deployment, over the API of an EKS cluster. */
function createDeployment({ describeCluster, credentials, region, name, namespace, cluster, now }) {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}/scale`;
  const call = async (method, body) => {
    const { cluster: found } = await describeCluster({ name: cluster });
    const scale = await request({
      url: new URL(path, found.endpoint),
      ca: Buffer.from(found.certificateAuthority.data, 'base64'),
      token: eksToken({ credentials, region, cluster, now: now() }),
      method,
      body,
    });
    return scale.spec.replicas || 0;
  };
  return {
    replicas: () => call('GET'),
    scale: replicas => call('PATCH', { spec: { replicas } }),
  };
}

function request({ url, ca, token, method, body }) {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/merge-patch+json',
    };
    const call = https.request(url, { method, ca, headers, timeout: 10_000 }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (answer.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${url.pathname} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    call.on('timeout', () => call.destroy(new Error(`${url.host} does not answer within 10 s`)));
    call.on('error', reject);
    call.end(body && JSON.stringify(body));
  });
}

/** What EKS takes as a sign-in: a signed address that asks STS who we are, and names the cluster. */
function eksToken({ credentials, region, cluster, now }) {
  const host = `sts.${region}.amazonaws.com`;
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${region}/sts/aws4_request`;
  const query = Object.entries({
    Action: 'GetCallerIdentity',
    Version: '2011-06-15',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': '60',
    'X-Amz-Security-Token': credentials.sessionToken,
    'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
  })
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  const sha256 = text => createHash('sha256').update(text).digest('hex');
  const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
  const asked = ['GET', '/', query, `host:${host}`, `x-k8s-aws-id:${cluster}`, '', 'host;x-k8s-aws-id', sha256('')];
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(asked.join('\n'))].join('\n');
  const key = scope.split('/').reduce(hmac, `AWS4${credentials.secretAccessKey}`);
  const url = `https://${host}/?${query}&X-Amz-Signature=${hmac(key, toSign).toString('hex')}`;
  return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
}

/** The SDK is part of the function's runtime, so nothing has to be packed. */
function createCarriesTraffic(env) {
{% if values.traffic == 'route53' %}
  const sdk = require('@aws-sdk/client-cloudwatch');
  // Route 53 tells its figures in us-east-1 only.
  const client = new sdk.CloudWatchClient({ region: 'us-east-1' });
  return alarmSays(
    { describeAlarms: input => client.send(new sdk.DescribeAlarmsCommand(input)) },
    env.SWITCH_ALARM,
  );
{% else %}
  const sdk = require('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new sdk.ElasticLoadBalancingV2Client({});
  return ruleSays(
    { describeRules: input => client.send(new sdk.DescribeRulesCommand(input)) },
    { ruleArn: env.RULE_ARN, targetGroupArn: env.TARGET_GROUP_ARN },
  );
{% endif %}
}

Object.assign(exports, { createHandler, createDeployment, eksToken, ${{ 'alarmSays' if values.traffic == 'route53' else 'ruleSays' }} });
exports.handler = () => {
  const { env } = process;
  const eks = require('@aws-sdk/client-eks');
  const client = new eks.EKSClient({ region: env.SITE_REGION });
  return createHandler({
    carriesTraffic: createCarriesTraffic(env),
    deployment: createDeployment({
      describeCluster: input => client.send(new eks.DescribeClusterCommand(input)),
      credentials: {
        accessKeyId: env.AWS_ACCESS_KEY_ID,
        secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
        sessionToken: env.AWS_SESSION_TOKEN,
      },
      region: env.SITE_REGION,
      cluster: env.CLUSTER,
      namespace: env.NAMESPACE,
      name: env.DEPLOYMENT,
      now: () => new Date(),
    }),
    replicas: Number(env.REPLICAS),
  })();
};
