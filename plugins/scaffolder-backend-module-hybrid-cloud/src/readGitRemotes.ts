import { isAbsolute } from 'node:path';
import { Config } from '@backstage/config';

export interface GitRemote {
  readonly id: string;
  /** Without a slash at the end. */
  readonly base: string;
  readonly create: boolean;
}

/**
 * Reads `scaffolder.gitRemotes`, the only places templates may push to with plain git.
 *
 * @throws Error that names the path, the value and what was expected.
 */
export function readGitRemotes(config: Config): readonly GitRemote[] {
  return (config.getOptionalConfigArray('scaffolder.gitRemotes') ?? []).map(
    (remote, index) => {
      const path = `scaffolder.gitRemotes[${index}]`;
      const base = remote.getString('base').replace(/\/+$/, '');
      const create = remote.getOptionalBoolean('create') ?? false;
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
      return Object.freeze({ id: remote.getString('id'), base, create });
    },
  );
}
