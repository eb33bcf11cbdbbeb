import { posix } from 'node:path';
import ignore from 'ignore';
import { Findings, RenderedFolder } from '../RenderedFolder';

/** No file is kept out of the repository by a .gitignore that is written with it: it would be missing in every clone. */
export function checkIgnored({ files }: RenderedFolder): Findings {
  const ignores = [...files]
    .filter(([file]) => posix.basename(file) === '.gitignore')
    .map(([file, content]) => ({
      folder: file.slice(0, -'.gitignore'.length),
      rules: ignore().add(content),
    }));
  return [...files.keys()].flatMap(file =>
    ignores
      .filter(
        ({ folder, rules }) =>
          file.startsWith(folder) && rules.ignores(file.slice(folder.length)),
      )
      .map(({ folder }) => `${file}: left out by ${folder}.gitignore`),
  );
}
