'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const functions = require('./setReplicas.js');

/** A deployment that remembers, on a site that carries traffic or does not. */
function estate({ replicas = 2, carries = false } = {}) {
  const state = { replicas, writes: 0 };
  return {
    state,
    carriesTraffic: async () => carries,
    deployment: {
      replicas: async () => state.replicas,
      scale: async wanted => {
        state.writes += 1;
        state.replicas = wanted;
      },
    },
  };
}
const set = (site, replicas) => functions.createHandler({ ...site, replicas })();

test('puts a site to sleep that carries nothing, once', async () => {
  const site = estate({ replicas: 7 });
  assert.deepEqual(await set(site, 0), { changed: true, replicas: 0 });
  assert.deepEqual(await set(site, 0), { changed: false, replicas: 0 });
  assert.equal(site.state.writes, 1);
});

test('never a site that carries traffic', async () => {
  const site = estate({ carries: true });
  await assert.rejects(set(site, 0), /carries traffic/);
  assert.equal(site.state.writes, 0);
});

test('wakes a site that sleeps, and leaves one alone that the autoscaler has grown', async () => {
  assert.deepEqual(await set(estate({ replicas: 0, carries: true }), 2), { changed: true, replicas: 2 });
  assert.deepEqual(await set(estate({ replicas: 9 }), 2), { changed: false, replicas: 9 });
});

test('a change that does not read back is an error', async () => {
  const site = estate();
  site.deployment.scale = async () => {};
  await assert.rejects(set(site, 0), /reads 2/);
});

{% if values.traffic == 'route53' %}
test('users are here when their check is anything but good', async () => {
  const says = StateValue =>
    functions.alarmSays({ describeAlarms: async () => ({ MetricAlarms: StateValue ? [{ StateValue }] : [] }) }, 'switch')();
  assert.equal(await says('OK'), false);
  assert.equal(await says('ALARM'), true);
  assert.equal(await says('INSUFFICIENT_DATA'), true);
  assert.equal(await says(undefined), true);
});
{% else %}
test('a weight that is not 0, or cannot be read, carries', async () => {
  const says = groups =>
    functions.ruleSays(
      { describeRules: async () => ({ Rules: [{ Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }] }] }) },
      { ruleArn: 'rule', targetGroupArn: 'aws' },
    )();
  assert.equal(await says([{ TargetGroupArn: 'home', Weight: 100 }, { TargetGroupArn: 'aws', Weight: 0 }]), false);
  assert.equal(await says([{ TargetGroupArn: 'aws', Weight: 1 }]), true);
  assert.equal(await says([{ TargetGroupArn: 'home', Weight: 100 }]), true);
});
{% endif %}

test('signs as AWS does', () => {
  const token = functions.eksToken({
    credentials: { accessKeyId: 'id', secretAccessKey: 'key', sessionToken: 'to/ken+==' },
    region: 'ap-northeast-2',
    cluster: 'campus',
    now: new Date('2026-01-02T03:04:05.678Z'),
  });
  const url = new URL(Buffer.from(token.replace('k8s-aws-v1.', ''), 'base64url').toString());
  assert.equal(url.host, 'sts.ap-northeast-2.amazonaws.com');
  // What AWS's own signer makes of the same request.
  assert.equal(
    url.searchParams.get('X-Amz-Signature'),
    'bfff7d8358e36f26099a67c77cfa1bae5bf991469e774d546173b6c916170661',
  );
});
