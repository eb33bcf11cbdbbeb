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
export async function readTerraform({
  files,
}: RenderedFolder): Promise<Resources> {
  const resources: Record<string, Record<string, readonly HclBlock[]>> = {};
  for (const [file, content] of files) {
    if (!file.endsWith('.tf')) continue;
    const parsed: { resource?: Resources } = await parse(file, content);
    for (const [type, byName] of Object.entries(parsed.resource ?? {})) {
      resources[type] = { ...resources[type], ...byName };
    }
  }
  return resources;
}

/** As Terraform writes it itself. Needs the program, no provider. */
export function checkTerraformFormat({ path }: RenderedFolder): Findings {
  if (!hasTool('terraform')) return [];
  const args = ['fmt', '-check', '-diff', '-recursive', '-no-color'];
  const cwd = `${path}/infrastructure`;
  const result = runTool({ name: 'terraform', args, cwd });
  return result.ok ? [] : [result.said];
}

/** Every argument against the provider's own schema. Needs the program and the provider. */
export function validateTerraform({ path }: RenderedFolder): Findings {
  const cwd = `${path}/infrastructure`;
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
  if (!init.ok) return [init.said];
  const valid = runTool({
    name: 'terraform',
    args: ['validate', '-no-color'],
    cwd,
  });
  return valid.ok ? [] : [valid.said];
}
