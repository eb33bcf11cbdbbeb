import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeHybridCloudApi, FakeRefusal, FleetState } from '../__testUtils__';
import { renderHybrid } from '../__testUtils__/renderHybrid';
import { HybridPage } from './HybridPage';

const now = () => Date.UTC(2026, 2, 2, 9);

function show(
  options: { state?: FleetState; at?: string; generated?: number } = {},
) {
  const api = new FakeHybridCloudApi({
    now,
    state: options.state ?? 'failing-over',
    generated: options.generated,
  });
  const view = renderHybrid(<HybridPage />, { api, now, at: options.at });
  return { api, view };
}

async function rowNames() {
  const table = await screen.findByRole('grid');
  return within(table)
    .getAllByRole('rowheader')
    .map(cell => within(cell).getByRole('link').textContent);
}

const place = () => screen.getByTestId('location').textContent;

// Whole pages in a simulated browser, typed into letter by letter, on a machine that may be busy.
jest.setTimeout(30_000);

describe('HybridPage', () => {
  it('puts what needs a person first, then criticality, then the name', async () => {
    show();
    expect(await rowNames()).toEqual([
      '수강신청 course-registration',
      'ticketing',
      'campus-portal',
      'task-board',
    ]);
    expect(
      screen.getByRole('link', { name: 'Open plan of course-registration' }),
    ).toHaveAttribute('href', '/hybrid/plans/plan-0001');
  });

  it('reads the filters from the URL', async () => {
    show({ at: '/hybrid?site=nhn' });
    expect(await rowNames()).toEqual(['ticketing']);
    expect(screen.getByText('1 of 4 workloads')).toBeInTheDocument();
  });

  it('writes what is searched and pressed into the URL, and clears it', async () => {
    show();
    await rowNames();
    await userEvent.type(screen.getByRole('searchbox'), 'campus');
    await waitFor(() => expect(place()).toBe('/hybrid?q=campus'));
    expect(await rowNames()).toEqual(['campus-portal']);
    await userEvent.click(
      screen.getByRole('button', { name: /Needs a person/ }),
    );
    expect(place()).toBe('/hybrid?q=campus&health=needs-person');
    expect(
      screen.getByText('No workload matches these filters'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(place()).toBe('/hybrid');
  });

  it('an unknown filter value in an old URL lets everything through', async () => {
    show({ at: '/hybrid?health=purple&page=nonsense' });
    expect(await rowNames()).toHaveLength(4);
  });

  it('shows a thousand workloads a page at a time', async () => {
    show({ state: 'calm', generated: 1000 });
    expect(await rowNames()).toHaveLength(25);
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(place()).toBe('/hybrid?page=2');
    expect(screen.getByText('Page 2 of 41')).toBeInTheDocument();
  });

  it('shows what is not known as not known, not as zero', async () => {
    show({ state: 'stale', at: '/hybrid?q=task-board' });
    await rowNames();
    const row = screen.getAllByRole('row')[1];
    expect(
      within(row).getByRole('button', { name: /^Configured:\s?no data$/ }),
    ).toBeInTheDocument();
    expect(
      within(row).getByRole('button', { name: /^onprem:\s?not allowed$/ }),
    ).toBeInTheDocument();
    expect(row).not.toHaveTextContent('0/0');
  });

  it('an empty fleet says how a workload comes here', async () => {
    show({ state: 'empty' });
    expect(
      await screen.findByText('No workload has a hybrid policy yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the catalogue' }),
    ).toHaveAttribute('href', '/catalog');
  });

  it('a failed first read says what to do, and trying again brings the page', async () => {
    const { api } = show({ state: 'error' });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The portal backend failed');
    expect(alert).toHaveTextContent('The database does not answer.');
    expect(alert).toHaveTextContent('asks again by itself');
    api.state = 'calm';
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowNames()).toHaveLength(4);
  });

  it('a lost backend leaves what was known on the page and says how old it is', async () => {
    const { api } = show({ state: 'calm' });
    await rowNames();
    api.refusals.set('listWorkloads', new FakeRefusal(503, 'gone'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      await screen.findByText(/What you see is 0 s old/, {}, { timeout: 8000 }),
    ).toBeInTheDocument();
    expect(await rowNames()).toHaveLength(4);
  });

  it('says that automation is off, and how well each site is seen', async () => {
    show({ state: 'blocked' });
    expect(await screen.findByText('Automation is off')).toBeInTheDocument();
    const sites = screen.getByRole('region', { name: 'Sites' });
    expect(within(sites).getByText('Unreachable')).toBeInTheDocument();
    expect(
      within(sites).getAllByText('Reserve node-3: held back').length,
    ).toBeGreaterThan(0);
    expect(within(sites).getByText('Cannot see 3 things')).toBeInTheDocument();
    expect(within(sites).queryByRole('list', { name: /Blind/ })).toBeNull();
    await userEvent.click(
      within(sites).getByRole('button', { name: 'Show more' }),
    );
    expect(
      within(sites).getByRole('list', { name: 'Blind spots of Machine room' }),
    ).toHaveTextContent('nodes: ECONNREFUSED (since 16 s)');
  });
});
