'use strict';

/**
 * Puts the landing zone into catalog-info.yaml, once its listener exists:
 * `terraform -chdir=infrastructure output -json landing_zone | node scripts/adoptLandingZone.js`,
 * or with the name of a file that holds that output. Repeating it changes nothing.
 */
const { readFileSync, writeFileSync } = require('node:fs');

const BLOCK = /^# landing-zone: begin\n([^]*?)^# landing-zone: end$/m;
const LISTENER = /^arn:aws[a-z-]*:elasticloadbalancing:([a-z0-9-]+):(\d{12}):listener\/app\/[^/\s"]+\/[0-9a-f]+\/[0-9a-f]+$/;

/** Returns the catalogue file with the landing zone in force. Throws when either is not as expected. */
function adoptLandingZone({ catalog, zone }) {
  const { listenerArn } = zone;
  const [, region, accountId] = LISTENER.exec(listenerArn) ?? [];
  if (region === undefined) {
    throw new Error(`listenerArn is ${listenerArn}: expected the ARN that Terraform gave`);
  }
  const [, block] = BLOCK.exec(catalog) ?? [];
  if (block === undefined) {
    throw new Error(
      'catalog-info.yaml has no lines "# landing-zone: begin" and "# landing-zone: end": nothing was changed',
    );
  }
  const entity = block.replace(/^# ?/gm, '');
  for (const [key, value] of Object.entries({ region, accountId })) {
    const [, written] = new RegExp(`^ +${key}: '?([^'\\n]+)'?$`, 'm').exec(entity) ?? [];
    if (written !== value) {
      throw new Error(`${key} is ${written} in catalog-info.yaml, and ${value} in ${listenerArn}`);
    }
  }
  const named = entity.replace(/^( +listenerArn: ).*$/m, (_line, key) => key + listenerArn);
  return catalog.replace(BLOCK, () => `# landing-zone: begin\n${named}# landing-zone: end`);
}

exports.adoptLandingZone = adoptLandingZone;

if (require.main === module) {
  const file = 'catalog-info.yaml';
  const zone = JSON.parse(readFileSync(process.argv[2] || 0, 'utf8'));
  const before = readFileSync(file, 'utf8');
  const after = adoptLandingZone({ catalog: before, zone });
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(
    after === before ? `${file} is up to date\n` : `${file} has the landing zone now: commit it\n`,
  );
}
