import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { loadConfig } from '../src/config/loadConfig';
import { ConfigProblem } from '../src/errors';

const COURSES_FILE = resolve('courses.json');

const problem = (variables: Record<string, string>) => {
  try {
    loadConfig({ COURSES_FILE, ...variables });
  } catch (error) {
    if (error instanceof ConfigProblem) return error.message;
    throw error;
  }
  return assert.fail('it was accepted');
};

test('with nothing set there is a default for everything, and the embedded store', () => {
  const config = loadConfig({});
  assert.equal(config.redisUrl, undefined);
  assert.equal(config.port, 8080);
  assert.equal(config.signIn.kind, 'header');
  assert.equal(config.adminToken, undefined);
  assert.ok(config.courses.length > 0);
});

test('an empty variable counts as not set', () => {
  assert.equal(loadConfig({ REDIS_URL: '', PORT: '' }).port, 8080);
});

test('every mistake is listed, with what was expected', () => {
  const message = problem({
    PORT: 'x',
    OPENS_AT: 'monday',
    REDIS_URL: 'localhost',
  });
  assert.match(message, /3 mistakes/);
  assert.match(message, /PORT: expected a whole number/);
  assert.match(message, /OPENS_AT: expected a time with its zone/);
  assert.match(message, /REDIS_URL: expected redis:\/\/host:port/);
});

test('a secret is not repeated in the message', () => {
  assert.doesNotMatch(problem({ ADMIN_TOKEN: 'hunter2' }), /hunter2/);
});

test('production refuses the embedded store and sign-in without a proof', () => {
  const message = problem({ NODE_ENV: 'production', SIGN_IN: 'form' });
  assert.match(message, /REDIS_URL: not set, needed in production/);
  assert.match(message, /SIGN_IN: form lets anybody enrol as anybody/);
});

test('mail needs what its way of sending needs', () => {
  assert.match(problem({ MAIL: 'smtp' }), /SMTP_URL: not set/);
  assert.match(problem({ MAIL: 'ses' }), /AWS_REGION: not set/);
});

test('a course list with a mistake is refused with its place', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'courses-')), 'courses.json');
  writeFileSync(file, '[{"id":"A","title":"A","seats":-1}]');
  assert.match(
    problem({ COURSES_FILE: file }),
    /0\.seats: expected a number of seats/,
  );
});
