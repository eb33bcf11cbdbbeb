// The commands behind ./portal. Plain JavaScript, because it runs before anything is installed.
import { Problem } from './problem.mjs';

const USAGE = `usage: ./portal COMMAND

  start [--fleet N]   start the local cloud, the backend and the portal; Ctrl-C ends all of it
  test [PART ...]     set up, then run every check (parts: lint types unit browser)
  bench NAME          run a benchmark and write benchmarks/out/NAME.json
  pictures            take the pictures in docs/images again
  reset               forget everything this portal has stored (.data)
`;

const commands = {
  start: () => import('./start.mjs'),
  test: () => import('./test.mjs'),
  bench: () => import('./bench.mjs'),
  pictures: () => import('./pictures.mjs'),
  reset: () => import('./reset.mjs'),
};

const [name, ...args] = process.argv.slice(2);
if (!name || name === 'help' || name === '--help') {
  process.stdout.write(USAGE);
} else if (!Object.hasOwn(commands, name)) {
  process.stderr.write(`portal: '${name}' is not a command\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  try {
    const { run } = await commands[name](); // a module with run(args) -> exit code
    process.exitCode = await run(args);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`\nportal: ${error.message}\n`);
    process.exitCode = 1;
  }
}
