/**
 * A process of its own for the kill test: one turn of one plan over a SQLite file and a switch kept in a JSON file, which
 * kills itself (SIGKILL, nothing is flushed, nothing is closed) where it is told to.
 *
 * Arguments: directory, plan id, `afterIntent` | `afterCall` | `never`.
 */
import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { SystemClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { PlanExecutor } from '../act';
import { FleetInputs, WorkloadMemory } from '../loop';
import { FleetCollector } from '../observe';
import { readPlan } from '../record/store';
import { FileSwitch, filePorts, openFileDatabase } from './fileWorld';

async function main(): Promise<void> {
  const [directory, planId, dieAt] = process.argv.slice(2);
  const database = openFileDatabase(directory);
  const clock = new SystemClock();
  const trafficSwitch = new FileSwitch({ directory, clock });
  const ports = filePorts({ trafficSwitch, clock });
  const memory = new WorkloadMemory({ database });
  const die = () => process.kill(process.pid, 'SIGKILL');
  const executor = PlanExecutor.create({
    database,
    clock,
    ports,
    observations: FleetCollector.create({ ports }),
    inputs: new FleetInputs({
      database,
      memory,
      ports,
      settings: {
        automationEnabled: true,
        ceilings: { fleet: 10, perSite: 10 },
      },
    }),
    hooks: {
      afterIntent: () => void (dieAt === 'afterIntent' && die()),
      afterCall: () => void (dieAt === 'afterCall' && die()),
    },
  });
  await executor.turn(planId, AbortSignal.timeout(30_000));
  const plan: Plan | undefined = await readPlan(database, planId);
  await database.destroy();
  process.stdout.write(`${plan?.state}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
