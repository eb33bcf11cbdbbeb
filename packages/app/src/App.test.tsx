import { render, screen } from '@testing-library/react';
import App from './App';

const configured = (auth: object) => [
  {
    context: 'test',
    data: {
      app: { title: 'Hybrid Cloud Portal', baseUrl: 'http://localhost:3000' },
      backend: { baseUrl: 'http://localhost:7007' },
      auth,
    },
  },
];

describe('App', () => {
  const env = process.env;
  afterEach(() => {
    process.env = env;
    window.sessionStorage.clear();
  });

  const renderApp = (auth: object) => {
    process.env = {
      ...env,
      NODE_ENV: 'test',
      APP_CONFIG: configured(auth) as unknown as string, // the app reads it as data in tests
    };
    render(App.createRoot());
  };

  it('offers exactly the demo users that the configuration lists', async () => {
    renderApp({
      providers: {
        demoUsers: {
          users: [
            { ref: 'user:default/minji', title: 'Minji' },
            { ref: 'user:default/joon', title: 'Joon' },
          ],
        },
      },
    });
    expect(
      await screen.findByRole('button', { name: 'Sign in as Minji' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: /^Sign in as/ })).toHaveLength(
      2,
    );
  });
});
