import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { DemoUsersConfig, readDemoUsers } from './readDemoUsers';

/** The request header in which the sign-in page names the chosen user. */
export const DEMO_USER_HEADER = 'x-demo-user';

export interface DemoUserResult {
  readonly userEntityRef: string;
}

/** Believes the name in the header when, and only when, the configuration lists it. */
export const demoUsersAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize({ config }): DemoUsersConfig {
    return readDemoUsers({ config, nodeEnv: process.env.NODE_ENV });
  },
  async authenticate({ req }, context: DemoUsersConfig) {
    const chosen = req.header(DEMO_USER_HEADER);
    if (!chosen) {
      throw new AuthenticationError(
        `No demo user chosen: expected the header ${DEMO_USER_HEADER}`,
      );
    }
    if (!context.users.includes(chosen)) {
      throw new NotAllowedError(
        `'${chosen}' is not one of the demo users in auth.providers.demoUsers.users`,
      );
    }
    const result: DemoUserResult = { userEntityRef: chosen };
    return { result };
  },
});
