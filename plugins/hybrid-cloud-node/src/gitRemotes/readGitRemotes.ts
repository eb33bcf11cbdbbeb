import { isAbsolute } from 'node:path';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { GitRemote } from './GitRemote';

/**
 * Reads `scaffolder.gitRemotes`, the only places templates may push to with plain git.
 *
 * @throws Error that names the path, the value and what was expected.
 */
export function readGitRemotes(
  config: RootConfigService,
): readonly GitRemote[] {
  const ids = new Set<string>();
  return (config.getOptionalConfigArray('scaffolder.gitRemotes') ?? []).map(
    (remote, index) => {
      const path = `scaffolder.gitRemotes[${index}]`;
      const id = remote.getString('id');
      const base = remote.getString('base').replace(/\/+$/, '');
      const create = remote.getOptionalBoolean('create') ?? false;
      if (ids.has(id)) {
        throw new Error(
          `${path}.id is '${id}': expected an id that no other remote has`,
        );
      }
      ids.add(id);
      if (/^[a-z+]+:\/\/[^/@]*:[^/@]*@/i.test(base)) {
        throw new Error(
          `${path}.base carries a password: expected an address without one; git finds credentials through its own helpers or an SSH agent`,
        );
      }
      if (create && !isAbsolute(base)) {
        throw new Error(
          `${path}.create is true while base is '${base}': expected an absolute folder of this machine`,
        );
      }
      return Object.freeze({ id, base, create });
    },
  );
}
