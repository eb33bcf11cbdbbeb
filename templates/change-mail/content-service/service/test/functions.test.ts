import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqsEvent } from '../dev/changeEvent';
import { loadConfig } from '../src/config/loadConfig';
import { FakeDynamoDb } from './support/FakeDynamoDb';

const ENVIRONMENT = {
  SERVICE_NAME: 'board',
  TABLE_NAME: 'board',
  SITE_URL: 'https://board.example.org/',
  LANGUAGES: 'ko,en',
  USERINFO_URL: 'https://login.example.org/userinfo',
  SENDER: 'changes@board.example.org',
  CONFIGURATION_SET: 'board',
  KEEP_DAYS: '90',
};

test('the functions start from the environment that infrastructure/functions.tf gives them', async t => {
  const fake = await FakeDynamoDb.start(t);
  Object.assign(process.env, ENVIRONMENT, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: fake.endpoint,
  });
  const { handler: api } = await import('../src/functions/api.js');
  const { handler: mail } = await import('../src/functions/mail.js');
  const { handler: feedback } = await import('../src/functions/feedback.js');

  // As much of the gateway's event and of Lambda's context as the functions read.
  const event = {
    routeKey: 'PUT /api/items/{id}',
    rawPath: '/api/items/gate',
    headers: {},
    pathParameters: { id: 'gate' },
    body: JSON.stringify({ title: 'Gate', state: 'open' }),
    isBase64Encoded: false,
    requestContext: {
      authorizer: { jwt: { claims: { sub: 'minji' }, scopes: [] } },
    },
  } as unknown as Parameters<typeof api>[0];
  const context = { getRemainingTimeInMillis: () => 60_000 } as Parameters<
    typeof mail
  >[1];
  const put = await api(event);
  assert.deepEqual(
    [put.statusCode, JSON.parse(put.body ?? '').version],
    [201, 1],
  );
  assert.deepEqual(await mail(sqsEvent([]), context), {
    batchItemFailures: [],
  });
  assert.deepEqual(await feedback(sqsEvent([])), { batchItemFailures: [] });
});

test('every mistake in the environment is told at once, by variable', () => {
  assert.throws(
    () =>
      loadConfig({
        ...ENVIRONMENT,
        SENDER: 'nobody',
        LANGUAGES: 'en,tlh',
        KEEP_DAYS: '0',
      }),
    /LANGUAGES.*: expected of en, ko[\s\S]*SENDER: expected a mail address[\s\S]*KEEP_DAYS: expected at least 1 day/,
  );
  assert.equal(loadConfig(ENVIRONMENT).siteUrl, 'https://board.example.org');
});
