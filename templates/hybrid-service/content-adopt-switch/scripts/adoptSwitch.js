'use strict';

/**
 * Writes the balancer's names into spec.hybrid of catalog-info.yaml, once they
 * exist: `terraform -chdir=infrastructure output -json traffic | node scripts/adoptSwitch.js`,
 * or `node scripts/adoptSwitch.js traffic.json`. Repeating it changes nothing.
 */
const { readFileSync, writeFileSync } = require('node:fs');

const SITES = ['${{ values.home }}', 'aws'];
const BLOCK = /^( *)# traffic: begin\n[^]*?^ *# traffic: end$/m;
const ARN = /^arn:[^:\s]+:elasticloadbalancing:[^:\s]+:\d{12}:\S+$/;

/** Returns the catalogue file with the switch in it. Throws when either is not as expected. */
function adoptSwitch({ catalog, traffic }) {
  const { ruleArn, targetGroups = {} } = traffic;
  const groups = SITES.map(site => [site, targetGroups[site]]);
  for (const [name, arn] of [['ruleArn', ruleArn], ...groups]) {
    if (!ARN.test(arn)) {
      throw new Error(`${name} is ${arn}: expected the ARN that Terraform gave`);
    }
  }
  if (!BLOCK.test(catalog)) {
    throw new Error(
      'catalog-info.yaml has no lines "# traffic: begin" and "# traffic: end": nothing was changed',
    );
  }
  return catalog.replace(BLOCK, (_block, indent) =>
    [
      '# traffic: begin',
      'traffic:',
      '  switch: alb-rule',
      `  ruleArn: ${ruleArn}`,
      '  targetGroups:',
      ...groups.map(([site, arn]) => `    ${site}: ${arn}`),
      '# traffic: end',
    ]
      .map(line => indent + line)
      .join('\n'),
  );
}

exports.adoptSwitch = adoptSwitch;

if (require.main === module) {
  const file = 'catalog-info.yaml';
  const traffic = JSON.parse(readFileSync(process.argv[2] || 0, 'utf8'));
  const before = readFileSync(file, 'utf8');
  const after = adoptSwitch({ catalog: before, traffic });
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(
    after === before ? `${file} is up to date\n` : `${file} names the switch now: commit it\n`,
  );
}
