'use strict';

const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');
const { adoptSwitch } = require('./adoptSwitch.js');

const catalog = readFileSync(join(__dirname, '..', 'catalog-info.yaml'), 'utf8');
const arn = rest => `arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:${rest}`;
const traffic = {
  ruleArn: arn('listener-rule/app/a/1/2/3'),
  targetGroups: { '${{ values.home }}': arn('targetgroup/a/1'), aws: arn('targetgroup/b/2') },
};

test('writes the switch under spec.hybrid, and repeats without a change', () => {
  const once = adoptSwitch({ catalog, traffic });
  assert.match(once, /\n {4}traffic:\n {6}switch: alb-rule\n {6}ruleArn: arn:aws:\S+\/3\n/);
  assert.equal(adoptSwitch({ catalog: once, traffic }), once);
});

test('refuses what is no ARN, and a file without the place for it', () => {
  assert.throws(() => adoptSwitch({ catalog, traffic: { ...traffic, ruleArn: 'x' } }), /ruleArn is x/);
  assert.throws(() => adoptSwitch({ catalog, traffic: {} }), /ruleArn is undefined/);
  assert.throws(() => adoptSwitch({ catalog: 'kind: Component\n', traffic }), /nothing was changed/);
});
