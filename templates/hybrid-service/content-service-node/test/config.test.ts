import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadConfig } from '../src/config/loadConfig';

test('every mistake in the environment is told at once, by variable', () => {
  assert.throws(
    () => loadConfig({ PORT: 'eighty', SHUTDOWN_DELAY_MS: '-1' }),
    /2 mistakes:\n {2}- PORT: .*\n {2}- SHUTDOWN_DELAY_MS: /,
  );
});

test('an empty variable counts as not set', () => {
  assert.equal(loadConfig({ PORT: '' }).port, 8080);
});
{% if values.database != 'none' %}

test('production refuses to start without a database, and repeats no password', () => {
  assert.throws(
    () => loadConfig({ NODE_ENV: 'production', DB_PASSWORD: 'do-not-repeat' }),
    (error: Error) =>
      /DB_WRITER_HOST/.test(error.message) &&
      !/do-not-repeat/.test(error.message),
  );
});
{% endif %}
