import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';

type Words = Readonly<Record<string, string>>;

const page = readFileSync('public/index.html', 'utf8').replace(/\s+/g, ' ');
const words: Promise<{ en: Words; ko: Words }> = import(
  `data:text/javascript;base64,${readFileSync('public/words.js', 'base64')}`
).then(module => module.WORDS);

test('every phrase is there in English and in Korean, with the same blanks', async () => {
  const { en, ko } = await words;
  assert.deepEqual(Object.keys(ko), Object.keys(en));
  const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [name, text] of Object.entries(en)) {
    assert.deepEqual(blanks(ko[name] ?? ''), blanks(text), name);
  }
});

test('every phrase the page names exists, and says in the page what it says in English', async () => {
  const { en } = await words;
  const named = [...page.matchAll(/data-word="(\w+)"[^>]*>([^<]*)</g)];
  assert.ok(named.length > 15);
  for (const [, name, text] of named) {
    assert.equal(text?.trim(), en[name ?? ''], name);
  }
});

test('every field has its label', () => {
  const fields = [...page.matchAll(/<input id="([\w-]+)"/g)].map(m => m[1]);
  assert.equal(fields.length, 3);
  for (const id of fields) assert.match(page, new RegExp(`<label for="${id}"`));
});

test('the page asks nobody else for anything', () => {
  for (const file of [
    'index.html',
    'style.css',
    'app.js',
    'api.js',
    'courses.js',
    'words.js',
  ]) {
    const text = readFileSync(resolve('public', file), 'utf8');
    assert.doesNotMatch(text, /https?:\/\//, pathToFileURL(file).pathname);
  }
});
