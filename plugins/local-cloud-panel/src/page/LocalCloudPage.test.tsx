import { fetchApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeLocalCloud, json } from '../__testUtils__/FakeLocalCloud';
import { LocalCloudPage } from './LocalCloudPage';

const ENDPOINT = 'http://127.0.0.1:4566';

function show(
  options: {
    endpoints?: readonly (string | undefined)[];
    instead?: () => Response | Promise<Response>;
  } = {},
) {
  const cloud = new FakeLocalCloud();
  cloud.instead = options.instead;
  const accounts = (options.endpoints ?? [ENDPOINT]).map(endpoint => ({
    accountId: '111122223333',
    ...(endpoint && { endpoint }),
  }));
  renderInTestApp(<LocalCloudPage />, {
    apis: [[fetchApiRef, { fetch: cloud.fetch }]],
    config: {
      app: { baseUrl: 'http://localhost:3000' },
      backend: { baseUrl: 'http://localhost:7007' },
      hybridCloud: { aws: { accounts } },
    },
  });
  return cloud;
}

// Whole pages in a simulated browser, typed into letter by letter, on a machine that may be busy.
jest.setTimeout(30_000);

describe('LocalCloudPage', () => {
  it('asks nothing when no account has an endpoint of its own', async () => {
    const cloud = show({ endpoints: [undefined] });
    expect(
      await screen.findByText('No local cloud is configured'),
    ).toBeInTheDocument();
    expect(cloud.requests).toEqual([]);
  });

  it.each([
    ['an answer that does not say so', () => json({ localCloud: 'yes' })],
    ['another server', () => json({}, 404)],
  ])('stays hidden for %s, and says why', async (_name, instead) => {
    const cloud = show({ instead });
    expect(
      await screen.findByText('The configured endpoint is not a local cloud'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('switch')).toBeNull();
    expect(cloud.posted()).toEqual([]);
  });

  it('says that nothing answers, and where it asked', async () => {
    show({ instead: () => Promise.reject(new TypeError('refused')) });
    expect(
      await screen.findByText('The local cloud does not answer'),
    ).toBeInTheDocument();
    expect(screen.getByText(/127\.0\.0\.1:4566/)).toBeInTheDocument();
  });

  it('cuts and restores the power of a site with its switch', async () => {
    const cloud = show();
    const power = await screen.findByRole('switch', {
      name: 'Power of Machine room',
    });
    expect(power).toBeChecked();
    await userEvent.click(power);
    await waitFor(() => expect(power).not.toBeChecked());
    expect(screen.getByText('no power')).toBeInTheDocument();
    expect(screen.getByText('168/s')).toBeInTheDocument();
    await userEvent.click(power);
    await waitFor(() => expect(power).toBeChecked());
    expect(cloud.posted()).toEqual([
      { fault: 'power', on: true, site: 'onprem' },
      { fault: 'power', on: false, site: 'onprem' },
    ]);
  });

  it('starts a fault with its parameters; an empty number is left to the endpoint', async () => {
    const cloud = show();
    const start = await screen.findByRole('button', {
      name: 'Start: Multiply the load of a workload',
    });
    const form = start.closest('li') as HTMLElement;
    await userEvent.type(within(form).getByLabelText('Factor'), '2.5');
    await userEvent.click(start);
    expect(cloud.posted()).toEqual([
      {
        fault: 'surge',
        on: true,
        workload: 'course-registration',
        factor: 2.5,
      },
    ]);
    expect(
      await screen.findByText(/for 9 s, ends in 51 s/),
    ).toBeInTheDocument();
  });

  it('ends all faults with one press', async () => {
    const cloud = show();
    await userEvent.click(
      await screen.findByRole('switch', { name: 'Power of Machine room' }),
    );
    await userEvent.click(
      await screen.findByRole('switch', { name: 'Links of AWS Seoul' }),
    );
    await screen.findByText('link:aws');
    await userEvent.click(
      screen.getByRole('button', { name: 'End all faults' }),
    );
    expect(await screen.findByText('Nothing is broken.')).toBeInTheDocument();
    expect(cloud.posted().slice(2)).toEqual([
      { fault: 'power', on: false, site: 'onprem' },
      { fault: 'link', on: false, site: 'aws' },
    ]);
  });

  it('shows the endpoint’s own words when it refuses', async () => {
    const cloud = show();
    const start = await screen.findByRole('button', {
      name: 'Start: Multiply the load of a workload',
    });
    cloud.refusal = 'factor: expected 0 to 100';
    await userEvent.click(start);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'factor: expected 0 to 100',
    );
  });

  it('shows what became of each push, with the log and what to do about a failure', async () => {
    const cloud = show();
    expect(await screen.findByText(/Nothing was pushed yet/)).toBeVisible();
    cloud.deliveries = {
      deliveries: [
        {
          id: '1',
          repository: 'seat-finder',
          commit: 'c0ffee00c0ffee',
          subject: 'Start seat-finder',
          state: 'failed',
          startedAt: 1000,
          endedAt: 3500,
          advice: 'Install kubectl.',
          steps: [
            {
              id: 'deploy-aws',
              title: 'Deploy to aws',
              state: 'failed',
              startedAt: 2000,
              endedAt: 3500,
              log: ['kubectl is not on this machine'],
            },
          ],
        },
      ],
    };
    expect(await screen.findByText('Install kubectl.')).toBeVisible();
    expect(screen.getByLabelText('Log of Deploy to aws')).toHaveTextContent(
      'kubectl is not on this machine',
    );
    expect(screen.getByText('2.5 s')).toBeVisible();
  });
});
