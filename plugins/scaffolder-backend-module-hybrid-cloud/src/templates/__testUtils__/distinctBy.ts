import { RenderedFolder } from './RenderedFolder';

/** One output for each different content of the files that `path` names: a slow check of those files has seen all of them. */
export function distinctBy(
  folders: readonly RenderedFolder[],
  path: RegExp,
): readonly RenderedFolder[] {
  const byContent = new Map<string, RenderedFolder>();
  for (const folder of folders) {
    const files = [...folder.files].filter(([file]) => path.test(file));
    if (files.length > 0) byContent.set(JSON.stringify(files), folder);
  }
  return [...byContent.values()];
}
