import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NodeOutput } from './NodeOutput';
import { NODE_OUTPUTS } from './nodeOutputs';
import { renderOutputs } from './renderOutputs';
import { runCommand } from './runCommand';
import { RunningService } from './RunningService';
import { TRIES } from './tries/tries';
import { tryWaitingRoom } from './tries/tryWaitingRoom';

/** What a team does with a new repository, done for every kind of it. Not a Jest test: `./portal test templates` runs it. */
describe('what the templates write', { concurrency: 2 }, () => {
  let rendered: Awaited<ReturnType<typeof renderOutputs>>;
  const builds = new Map<NodeOutput, Promise<string>>();
  /** Each once, whoever asks first. Its folder. */
  const build = (output: NodeOutput): Promise<string> => {
    const cwd = join(rendered.paths.get(output) ?? '', output.folder ?? '');
    const known = builds.get(output) ?? buildIn(cwd);
    builds.set(output, known);
    return known;
  };
  const named = (name: string): NodeOutput => {
    const output = NODE_OUTPUTS.find(one => one.name === name);
    if (!output) throw new Error(`There is no output ${name}`);
    return output;
  };

  before(async () => {
    rendered = await renderOutputs(NODE_OUTPUTS);
  });
  after(() => rmSync(rendered.folder, { recursive: true, force: true }));

  for (const output of NODE_OUTPUTS) {
    it(`${output.name}: installs, passes its tests, builds${
      output.serves ? ', serves and stops cleanly' : ''
    }`, async t => {
      const cwd = await build(output);
      if (output.serves) await serve({ cwd, serves: output.serves });
      for (const server of output.against ?? []) {
        const { name, skip, run } = TRIES[server];
        await t.test(name, { skip }, () => run({ cwd }));
      }
    });
  }

  it('a waiting room lets people into the service behind it', async () => {
    const room = await build(named('waiting-room'));
    const service = await build(
      named('hybrid-service, a waiting room and a front end'),
    );
    await tryWaitingRoom({ room, service });
  });
});

async function buildIn(cwd: string): Promise<string> {
  const npm = (...args: string[]) => runCommand({ command: 'npm', args, cwd });
  await npm('ci', '--prefer-offline', '--no-audit', '--no-fund');
  assert.match(await npm('test'), /\bpass [1-9]|[1-9] passed/, 'tests ran');
  await npm('run', 'build');
  return cwd;
}

async function serve(options: {
  readonly cwd: string;
  readonly serves: NonNullable<NodeOutput['serves']>;
}): Promise<void> {
  const { cwd, serves } = options;
  const service = await RunningService.start({
    cwd,
    environment: serves.environment ?? {},
  });
  try {
    for (const path of ['/healthz', '/readyz', '/metrics', ...serves.paths]) {
      assert.equal((await service.send('GET', path)).status, 200, path);
    }
  } finally {
    await service.stop();
  }
}
