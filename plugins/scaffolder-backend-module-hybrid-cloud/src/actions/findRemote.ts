import { InputError } from '@backstage/errors';
import { GitRemote } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** @throws InputError that names the remotes there are */
export function findRemote(
  remotes: readonly GitRemote[],
  id: string,
): GitRemote {
  const remote = remotes.find(one => one.id === id);
  if (!remote) {
    const known = remotes.map(one => one.id).join(', ') || 'none';
    throw new InputError(
      `input.remote is '${id}': expected one of scaffolder.gitRemotes (${known})`,
    );
  }
  return remote;
}
