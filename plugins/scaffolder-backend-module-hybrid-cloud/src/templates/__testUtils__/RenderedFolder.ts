import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RenderedFiles } from './TemplateRenderer';

/** One output, in memory and on disk, for tools that read files. */
export interface RenderedFolder {
  readonly path: string;
  readonly files: RenderedFiles;
}

/** What is wrong, in words that name the file. Empty: nothing. */
export type Findings = readonly string[];

export function writeRendered(options: {
  readonly files: RenderedFiles;
  readonly path: string;
}): RenderedFolder {
  for (const [file, content] of options.files) {
    const target = join(options.path, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return options;
}
