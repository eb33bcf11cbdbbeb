import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Checkout } from './Checkout';
import { DeliveryProblem } from './DeliveryProblem';
import { Log } from './DeliveryRun';
import { runProgram } from './runProgram';
import { MadeSwitch } from './SwitchMaker';

const SCRIPT = 'scripts/adoptSwitch.js';
/** CI servers leave out commits that say so; the run that made it goes on with the same manifests. */
export const SKIP_CI = '[skip ci]';

/** Runs the repository's own script that writes the switch into spec.hybrid, and pushes what it has changed. */
export async function adoptSwitch(options: {
  readonly checkout: Checkout;
  readonly made: MadeSwitch;
  readonly log: Log;
}): Promise<void> {
  const { checkout, made, log } = options;
  await access(join(checkout.path, SCRIPT)).catch((cause: unknown) => {
    throw new DeliveryProblem({
      message: `${SCRIPT} is not in the repository, so the portal cannot be told of the rule ${made.ruleArn}`,
      advice: `Write the rule and its target groups into spec.hybrid.traffic of catalog-info.yaml and push.`,
      cause,
    });
  });
  log(
    await runProgram({
      name: process.execPath,
      args: [SCRIPT],
      cwd: checkout.path,
      input: JSON.stringify(made),
    }),
  );
  const pushed = await checkout.commitAndPush({
    file: 'catalog-info.yaml',
    message: `Name the switch in the catalogue ${SKIP_CI}`,
  });
  if (pushed) log('committed catalog-info.yaml and pushed it');
}
