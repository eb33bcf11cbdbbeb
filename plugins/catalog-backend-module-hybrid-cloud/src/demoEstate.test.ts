import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  parseHybridSpec,
  parseLandingZone,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { parse, parseAllDocuments } from 'yaml';

const FOLDER = resolve(__dirname, '../../../catalog/components');

describe('the demo estate', () => {
  it.each(readdirSync(FOLDER))('%s has a valid spec.hybrid', file => {
    const parsed = parseHybridSpec(
      parse(readFileSync(resolve(FOLDER, file), 'utf8')),
    );
    expect(parsed).toMatchObject({ kind: 'ok' });
  });

  it.each(
    parseAllDocuments(
      readFileSync(resolve(FOLDER, '../landing-zones.yaml'), 'utf8'),
    ).map(document => document.toJS()),
  )('has $metadata.name, a landing zone without a mistake', entity => {
    expect(parseLandingZone(entity)).toMatchObject({ kind: 'ok' });
  });
});
