import { parseLandingZone } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { parseAllDocuments } from 'yaml';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

const LISTENER =
  'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener/app/campus/50dc6c495c0c9188/f2f7dc8efc522ab2';

/** The catalogue's entities of an output, in the state it is in on disk. */
export function readEntities(content: string) {
  return parseAllDocuments(content).map(document => document.toJS());
}

/**
 * There is no landing zone before its listener exists; the generated script puts one in that our own parser accepts; and the
 * script's own tests pass. Changes the output's catalog-info.yaml on disk.
 */
export function checkLandingZone({ path, files }: RenderedFolder): Findings {
  const before = readEntities(files.get('catalog-info.yaml') ?? '');
  const tests = runTool({
    name: process.execPath,
    args: ['--test', 'scripts/adoptLandingZone.test.js'],
    cwd: path,
  });
  const adopted = runTool({
    name: process.execPath,
    args: [
      '-e',
      `const { readFileSync } = require('node:fs');
       const { adoptLandingZone } = require('./scripts/adoptLandingZone.js');
       const catalog = readFileSync('catalog-info.yaml', 'utf8');
       process.stdout.write(adoptLandingZone({ catalog, zone: { listenerArn: '${LISTENER}' } }));`,
    ],
    cwd: path,
  });
  if (!adopted.ok) return [adopted.said];
  const [zone] = readEntities(adopted.stdout)
    .map(entity => parseLandingZone(entity))
    .filter(({ kind }) => kind !== 'none');
  return [
    ...(tests.ok ? [] : [tests.said]),
    ...before
      .filter(entity => entity.spec?.type === 'hybrid-landing-zone')
      .map(() => 'catalog-info.yaml: a landing zone before its listener'),
    ...(zone === undefined ? ['catalog-info.yaml: no landing zone'] : []),
    ...(zone?.kind === 'invalid'
      ? zone.problems.map(
          problem =>
            `${problem.path} is ${problem.value}: expected ${problem.expected}`,
        )
      : []),
    ...(zone?.kind === 'ok' && zone.landingZone.listenerArn !== LISTENER
      ? ['catalog-info.yaml: names another listener']
      : []),
  ];
}
