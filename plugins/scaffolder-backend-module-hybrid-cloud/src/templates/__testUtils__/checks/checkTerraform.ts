import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { hasTool, runTool } from '../runTool';

/** Where a build machine may keep the provider; Terraform fetches nothing. */
export const PLUGIN_FOLDER = '/opt/tf-plugins';

/** Blocks of a resource type by name, from all files. */
export type Resources = Readonly<
  Record<string, Readonly<Record<string, readonly HclBlock[]>>>
>;
export type HclBlock = Readonly<Record<string, unknown>>;

/** Parses every `.tf` file. Throws with the file's name on a mistake in the language. */
export async function readTerraform(
  folder: RenderedFolder,
): Promise<Resources> {
  return (await readTerraformBlocks(folder)).resource;
}

/** What is made and what is asked for. Throws with the file's name on a mistake in the language. */
export async function readTerraformBlocks({
  files,
}: RenderedFolder): Promise<Readonly<Record<'resource' | 'data', Resources>>> {
  const blocks = { resource: {}, data: {} };
  for (const [file, content] of files) {
    if (!file.endsWith('.tf')) continue;
    const parsed: { resource?: Resources; data?: Resources } = await parse(
      file,
      content,
    );
    collect(blocks.resource, parsed.resource);
    collect(blocks.data, parsed.data);
  }
  return blocks;
}

function collect(
  into: Record<string, Readonly<Record<string, readonly HclBlock[]>>>,
  resources: Resources = {},
): void {
  for (const [type, byName] of Object.entries(resources)) {
    into[type] = { ...into[type], ...byName };
  }
}

/** As Terraform writes it itself, in all folders under this one. Needs the program, no provider. */
export function checkTerraformFormat({
  path,
}: {
  readonly path: string;
}): Findings {
  if (!hasTool('terraform')) return [];
  const args = ['fmt', '-check', '-diff', '-recursive', '-no-color'];
  const result = runTool({ name: 'terraform', args, cwd: path });
  return result.ok ? [] : [result.said];
}

/** A folder whose provider is at hand, for the next one with the same provider. */
let initialised: string | undefined;

/** Every argument against the provider's own schema. Needs the program and the provider. */
export function validateTerraform(folder: RenderedFolder): Findings {
  return runInStack({ folder, stack: 'infrastructure', command: 'validate' });
}

/** The same for a stack of its own, or its own tests, by its folder. */
export function runInStack(options: {
  readonly folder: RenderedFolder;
  readonly stack: string;
  readonly command: 'validate' | 'test';
}): Findings {
  const cwd = `${options.folder.path}/${options.stack}`;
  const said = initialise(cwd);
  if (said) return [said];
  const done = runTool({
    name: 'terraform',
    args: [options.command, '-no-color'],
    cwd,
  });
  return done.ok ? [] : [done.said];
}

/** Copies what `terraform init` left behind elsewhere: it is the same, and takes a while. What it says when it fails. */
function initialise(cwd: string): string | undefined {
  if (existsSync(join(cwd, '.terraform'))) return undefined;
  if (initialised && existsSync(initialised)) {
    for (const made of ['.terraform', '.terraform.lock.hcl']) {
      cpSync(join(initialised, made), join(cwd, made), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
    return undefined;
  }
  const init = runTool({
    name: 'terraform',
    args: [
      'init',
      '-backend=false',
      '-input=false',
      '-no-color',
      `-plugin-dir=${PLUGIN_FOLDER}`,
    ],
    cwd,
  });
  if (init.ok) initialised = cwd;
  return init.ok ? undefined : init.said;
}
