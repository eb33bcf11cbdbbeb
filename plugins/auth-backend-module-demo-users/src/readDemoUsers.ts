import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';

export interface DemoUsersConfig {
  /** Full entity refs of the users that may be signed in as, e.g. `user:default/minji`. */
  readonly users: readonly string[];
}

/**
 * Reads `auth.providers.demoUsers`.
 *
 * @throws Error that names the path, the value and what was expected; also whenever NODE_ENV is `production`, because a
 *   sign-in without a password must not start there, however it is configured.
 */
export function readDemoUsers(options: {
  readonly config: Config;
  readonly nodeEnv: string | undefined;
}): DemoUsersConfig {
  if (options.nodeEnv === 'production') {
    throw new Error(
      'auth.providers.demoUsers is configured while NODE_ENV is production: sign-in without a password is for local use only. Remove the section and configure a real provider.',
    );
  }
  const users = options.config.getConfigArray('users').map((user, index) => {
    const value = user.getString('ref');
    try {
      const ref = parseEntityRef(value, {
        defaultKind: 'user',
        defaultNamespace: 'default',
      });
      if (ref.kind.toLocaleLowerCase('en-US') !== 'user') {
        throw new Error(`kind is ${ref.kind}`);
      }
      return stringifyEntityRef(ref);
    } catch (error) {
      throw new Error(
        `auth.providers.demoUsers.users[${index}].ref is '${value}': expected a user's entity ref such as user:default/minji`,
        { cause: error },
      );
    }
  });
  if (users.length === 0) {
    throw new Error(
      'auth.providers.demoUsers.users is empty: expected at least one { ref: user:default/name }',
    );
  }
  return Object.freeze({ users: Object.freeze(users) });
}
