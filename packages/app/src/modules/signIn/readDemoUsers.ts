import { ConfigApi } from '@backstage/core-plugin-api';

export interface DemoUser {
  /** `user:default/minji` */
  readonly ref: string;
  readonly title: string;
  readonly about?: string;
}

/** The list in `auth.providers.demoUsers.users`; empty when nothing is configured. */
export function readDemoUsers(config: ConfigApi): readonly DemoUser[] {
  return (
    config.getOptionalConfigArray('auth.providers.demoUsers.users') ?? []
  ).map(user => ({
    ref: user.getString('ref'),
    title: user.getString('title'),
    about: user.getOptionalString('about'),
  }));
}
