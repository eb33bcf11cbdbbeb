import { EmptyState } from '@backstage/core-components';

/** Said instead of an empty page, because nobody can get further without a change to the configuration. */
export const NoSignInConfigured = () => (
  <EmptyState
    missing="content"
    title="No way to sign in is configured"
    description="Configure an auth provider under auth.providers in app-config.yaml. For a machine of your own, list people under auth.providers.demoUsers.users."
  />
);
