'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { createHandler } = require('./holdSwitch.js');

/** Route 53 with one switch that remembers, and a destination that so many of three checkers reach. */
function fakeRoute53({ reached = 3, Type = 'CALCULATED' } = {}) {
  const state = { writes: 0, HealthCheckVersion: 1, HealthCheckConfig: { Type } };
  return {
    state,
    getHealthCheck: async () => ({ HealthCheck: structuredClone(state) }),
    getHealthCheckStatus: async () => ({
      HealthCheckObservations: [0, 1, 2].map(one => ({
        StatusReport: { Status: one < reached ? 'Success: HTTP Status Code 200, OK' : 'Failure: timeout' },
      })),
    }),
    updateHealthCheck: async ({ HealthCheckVersion, Disabled, Inverted }) => {
      assert.equal(HealthCheckVersion, state.HealthCheckVersion);
      state.writes += 1;
      state.HealthCheckVersion += 1;
      Object.assign(state.HealthCheckConfig, { Disabled, Inverted });
    },
  };
}

const call = (route53, hold, event = {}) =>
  createHandler({ route53, switchId: 'switch', hold, witnessIds: ['there'] })(event);

test('holds the switch, once, and lets it go again', async () => {
  const route53 = fakeRoute53();
  assert.equal((await call(route53, true)).changed, true);
  assert.deepEqual(route53.state.HealthCheckConfig, { Type: 'CALCULATED', Disabled: true, Inverted: true });
  assert.equal((await call(route53, true)).changed, false);
  assert.equal((await call(route53, false)).changed, true);
  assert.deepEqual(route53.state.HealthCheckConfig, { Type: 'CALCULATED', Disabled: false, Inverted: false });
  assert.equal(route53.state.writes, 2);
});

test('a switch that is only inverted is not held: it would let go when the site is lost', async () => {
  const route53 = fakeRoute53();
  route53.state.HealthCheckConfig.Inverted = true;
  assert.equal((await call(route53, true)).changed, true);
});

test('never to a site that most checkers do not reach, unless a person insists', async () => {
  const route53 = fakeRoute53({ reached: 1 });
  await assert.rejects(call(route53, true), /1 of 3 checkers reach the destination/);
  assert.equal(route53.state.writes, 0);
  await call(route53, true, { force: true });
  assert.equal(route53.state.writes, 1);
});

test('a check of another kind is left alone', async () => {
  const route53 = fakeRoute53({ Type: 'HTTPS' });
  await assert.rejects(call(route53, true, { force: true }), /left alone/);
  assert.equal(route53.state.writes, 0);
});

test('a change that does not read back is an error', async () => {
  const route53 = fakeRoute53();
  route53.updateHealthCheck = async () => {};
  await assert.rejects(call(route53, true), /reads differently/);
});
