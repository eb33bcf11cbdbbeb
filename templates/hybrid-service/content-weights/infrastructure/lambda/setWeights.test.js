'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { createHandler } = require('./setWeights.js');

const [HOME, CLOUD] = ['arn:home', 'arn:cloud'];

/** A balancer with one rule that remembers what it was told. */
function fakeElb({ weights = { [HOME]: 40, [CLOUD]: 60 }, healthy = [HOME, CLOUD] } = {}) {
  const stickiness = { Enabled: true, DurationSeconds: 60 };
  const state = {
    writes: 0,
    actions: [
      {
        Type: 'forward',
        Order: 1,
        ForwardConfig: {
          TargetGroups: Object.entries(weights).map(([TargetGroupArn, Weight]) => ({
            TargetGroupArn,
            Weight,
          })),
          TargetGroupStickinessConfig: stickiness,
        },
      },
    ],
  };
  return {
    state,
    stickiness,
    describeRules: async () => ({ Rules: [{ Actions: state.actions }] }),
    describeTargetHealth: async ({ TargetGroupArn }) => ({
      TargetHealthDescriptions: [
        { TargetHealth: { State: healthy.includes(TargetGroupArn) ? 'healthy' : 'unhealthy' } },
      ],
    }),
    modifyRule: async ({ Actions }) => {
      state.writes += 1;
      state.actions = Actions;
    },
  };
}

const failover = elb =>
  createHandler({ elb, ruleArn: 'arn:rule', weights: { [HOME]: 0, [CLOUD]: 100 } });
const weightsOf = elb =>
  elb.state.actions[0].ForwardConfig.TargetGroups.map(group => group.Weight);

test('moves all weight and keeps the rest of the action', async () => {
  const elb = fakeElb({ healthy: [CLOUD] });
  assert.equal((await failover(elb)({})).changed, true);
  assert.deepEqual(weightsOf(elb), [0, 100]);
  assert.deepEqual(elb.state.actions[0].ForwardConfig.TargetGroupStickinessConfig, elb.stickiness);
  assert.equal(elb.state.actions[0].Order, 1);
});

test('no change, no write', async () => {
  const elb = fakeElb({ weights: { [HOME]: 0, [CLOUD]: 100 } });
  assert.equal((await failover(elb)({})).changed, false);
  assert.equal(elb.state.writes, 0);
});

test('never onto a site without a healthy target, unless a person insists', async () => {
  const elb = fakeElb({ healthy: [] });
  await assert.rejects(failover(elb)({}), /arn:cloud has no healthy target/);
  assert.equal(elb.state.writes, 0);
  await failover(elb)({ force: true });
  assert.deepEqual(weightsOf(elb), [0, 100]);
});

test('a rule of another shape is left alone', async () => {
  const strange = fakeElb({ weights: { [HOME]: 40, 'arn:stranger': 60 } });
  await assert.rejects(failover(strange)({}), /left alone/);
  const twoActions = fakeElb();
  twoActions.state.actions.unshift({ Type: 'authenticate-oidc', Order: 1 });
  await assert.rejects(failover(twoActions)({ force: true }), /left alone/);
  assert.equal(strange.state.writes + twoActions.state.writes, 0);
});

test('a change that does not read back is an error', async () => {
  const elb = fakeElb();
  elb.modifyRule = async () => {};
  await assert.rejects(failover(elb)({}), /reads differently/);
});
