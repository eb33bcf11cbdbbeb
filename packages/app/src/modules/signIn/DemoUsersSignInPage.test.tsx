import { ConfigReader } from '@backstage/config';
import { configApiRef } from '@backstage/core-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import { DemoUsersSignInPage } from './DemoUsersSignInPage';

describe('DemoUsersSignInPage', () => {
  it('says what to configure when nobody can sign in', async () => {
    render(
      <TestApiProvider apis={[[configApiRef, new ConfigReader({})]]}>
        <DemoUsersSignInPage onSignInSuccess={() => {}} />
      </TestApiProvider>,
    );
    expect(
      await screen.findByText('No way to sign in is configured'),
    ).toBeInTheDocument();
  });
});
