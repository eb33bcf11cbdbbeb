import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseHybridSpec } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { parse } from 'yaml';

const FOLDER = resolve(__dirname, '../../../catalog/components');

describe('the demo estate', () => {
  it.each(readdirSync(FOLDER))('%s has a valid spec.hybrid', file => {
    const parsed = parseHybridSpec(
      parse(readFileSync(resolve(FOLDER, file), 'utf8')),
    );
    expect(parsed).toMatchObject({ kind: 'ok' });
  });
});
