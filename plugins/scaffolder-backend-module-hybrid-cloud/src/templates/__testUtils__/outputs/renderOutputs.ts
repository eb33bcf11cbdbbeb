import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { writeRendered } from '../RenderedFolder';
import { scratchFolder } from '../scratchFolder';
import { TemplateRenderer } from '../TemplateRenderer';
import { NodeOutput } from './NodeOutput';

/** Renders all outputs into one new folder. Returns it, and where each output is. Throws at what is not rendered. */
export async function renderOutputs(outputs: readonly NodeOutput[]): Promise<{
  readonly folder: string;
  readonly paths: ReadonlyMap<NodeOutput, string>;
}> {
  const folder = mkdtempSync(
    join(scratchFolder({ megabytes: 6000 }), 'outputs-'),
  );
  const paths = new Map<NodeOutput, string>();
  for (const template of new Set(outputs.map(output => output.template))) {
    const renderer = await TemplateRenderer.start({ name: template });
    try {
      for (const output of outputs.filter(one => one.template === template)) {
        const result = await renderer.render({ values: output.values });
        if (result.kind !== 'rendered') {
          throw new Error(`${output.name}: ${JSON.stringify(result)}`);
        }
        const path = join(folder, String(paths.size));
        writeRendered({ files: result.files, path });
        paths.set(output, path);
      }
    } finally {
      await renderer.stop();
    }
  }
  return { folder, paths };
}
