import { urlReaderFactoriesServiceRef } from '@backstage/backend-defaults/urlReader';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { readGitRemotes } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { GIT_REMOTE_PROTOCOL } from './gitRemoteUrl';
import { GitRemoteUrlReader } from './GitRemoteUrlReader';

/** Lets every plugin that reads by URL read what templates have pushed with plain git. */
export const gitRemoteUrlReaderFactory = createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: {},
  factory() {
    return ({ config, treeResponseFactory }) => [
      {
        predicate: url => url.protocol === GIT_REMOTE_PROTOCOL,
        reader: new GitRemoteUrlReader({
          remotes: readGitRemotes(config),
          trees: treeResponseFactory,
        }),
      },
    ];
  },
});
