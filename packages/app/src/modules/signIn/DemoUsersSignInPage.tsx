import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { ProxiedSignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { ChooseDemoUser } from './ChooseDemoUser';
import { NoSignInConfigured } from './NoSignInConfigured';
import { readDemoUsers } from './readDemoUsers';

/** Kept for the tab only, so that two tabs can be two people. */
const STORAGE_KEY = 'demo-user';

/** Offers the demo users that the configuration lists; each tab remembers its choice until it is closed. */
export const DemoUsersSignInPage = (props: SignInPageProps) => {
  const users = readDemoUsers(useApi(configApiRef));
  const [chosen, setChosen] = useState(
    () => window.sessionStorage.getItem(STORAGE_KEY) ?? undefined,
  );

  if (users.length === 0) {
    return <NoSignInConfigured />;
  }
  if (!users.some(user => user.ref === chosen)) {
    return (
      <ChooseDemoUser
        users={users}
        onChoose={ref => {
          window.sessionStorage.setItem(STORAGE_KEY, ref);
          setChosen(ref);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      {...props}
      provider="demoUsers"
      headers={{ 'x-demo-user': chosen! }}
      onSignInSuccess={identity =>
        props.onSignInSuccess({
          getBackstageIdentity: () => identity.getBackstageIdentity(),
          getCredentials: () => identity.getCredentials(),
          getProfileInfo: () => identity.getProfileInfo(),
          async signOut() {
            window.sessionStorage.removeItem(STORAGE_KEY);
            await identity.signOut();
          },
        })
      }
    />
  );
};
