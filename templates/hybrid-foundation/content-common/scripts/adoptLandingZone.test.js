'use strict';

const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');
const { adoptLandingZone } = require('./adoptLandingZone.js');

const catalog = readFileSync(join(__dirname, '..', 'catalog-info.yaml'), 'utf8');
const listener = (account = '${{ values.accountId }}') =>
  `arn:aws:elasticloadbalancing:${{ values.region }}:${account}:listener/app/${{ values.name }}/1a/2b`;
const zone = { listenerArn: listener() };

test('puts the landing zone in force, and repeats without a change', () => {
  const once = adoptLandingZone({ catalog, zone });
  assert.match(once, /\n---\napiVersion: backstage\.io\/v1alpha1\nkind: Resource\nmetadata:\n {2}name: ${{ values.name }}\n/);
  assert.match(once, /\n {4}listenerArn: arn:aws:elasticloadbalancing:\S+\/2b\n/);
  assert.equal(adoptLandingZone({ catalog: once, zone }), once);
});

test('takes another listener when the balancer was made anew', () => {
  const once = adoptLandingZone({ catalog, zone });
  const again = adoptLandingZone({ catalog: once, zone: { listenerArn: `${listener()}c` } });
  assert.match(again, /\n {4}listenerArn: \S+\/2bc\n/);
});

test('refuses what is no listener, one of another account, and a file without the place for it', () => {
  assert.throws(() => adoptLandingZone({ catalog, zone: {} }), /listenerArn is undefined/);
  assert.throws(
    () => adoptLandingZone({ catalog, zone: { listenerArn: listener('999999999999') } }),
    /accountId is ${{ values.accountId }} in catalog-info.yaml, and 999999999999 in/,
  );
  assert.throws(() => adoptLandingZone({ catalog: 'kind: System\n', zone }), /nothing was changed/);
});
