import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NodeOutput } from './NodeOutput';
import { NODE_OUTPUTS } from './nodeOutputs';
import { renderOutputs } from './renderOutputs';
import { runCommand } from './runCommand';
import { RunningService } from './RunningService';

/** What a team does with a new repository, done for every kind of it. Not a Jest test: `./portal test templates` runs it. */
describe('what the templates write', { concurrency: 2 }, () => {
  let rendered: Awaited<ReturnType<typeof renderOutputs>>;
  before(async () => {
    rendered = await renderOutputs(NODE_OUTPUTS);
  });
  after(() => rmSync(rendered.folder, { recursive: true, force: true }));

  for (const output of NODE_OUTPUTS) {
    it(`${output.name}: installs, passes its tests, builds${
      output.serves ? ', serves and stops cleanly' : ''
    }`, async () => {
      const cwd = join(rendered.paths.get(output) ?? '', output.folder ?? '');
      const npm = (...args: string[]) =>
        runCommand({ command: 'npm', args, cwd });
      await npm('ci', '--prefer-offline', '--no-audit', '--no-fund');
      await npm('test');
      await npm('run', 'build');
      if (output.serves) await serve({ cwd, serves: output.serves });
    });
  }
});

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
      const { status } = await fetch(`${service.base}${path}`);
      assert.equal(status, 200, path);
    }
  } finally {
    await service.stop();
  }
}
