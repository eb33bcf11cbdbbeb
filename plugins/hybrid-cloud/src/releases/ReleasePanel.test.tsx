import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeHybridCloudApi, FakeRefusal } from '../__testUtils__';
import { renderHybrid } from '../__testUtils__/renderHybrid';
import { HybridTabOf } from '../workload';

const REF = 'component:default/course-registration';
const HOUR = 3_600_000;
const now = () => Date.UTC(2026, 2, 2, 9);

// Whole pages in a simulated browser, typed into letter by letter, on a machine that may be busy.
jest.setTimeout(30_000);

function show(prepare: (api: FakeHybridCloudApi) => void = () => {}) {
  const api = new FakeHybridCloudApi({ now, state: 'calm' });
  prepare(api);
  renderHybrid(<HybridTabOf workloadRef={REF} />, { api, now });
  return api;
}

const findPanel = () => screen.findByRole('region', { name: 'Deployments' });
const freeze = {
  id: 'freeze-1',
  workloadRef: REF,
  until: now() + HOUR,
  reason: 'registration day',
  by: 'user:default/joon',
  createdAt: now(),
};

describe('ReleasePanel', () => {
  it('says that pipelines may deploy', async () => {
    show();
    const panel = await findPanel();
    expect(await within(panel).findByText('Open')).toBeInTheDocument();
    expect(panel).toHaveTextContent(
      'Pipelines may deploy to this service now.',
    );
  });

  it('says why they wait, in the words of the explanations', async () => {
    show(api => {
      api.gateReasons = [
        {
          kind: 'site-lost',
          site: 'onprem',
          detail: 'probe: no connection',
          sentence: 'x',
        },
      ];
    });
    const panel = await findPanel();
    expect(await within(panel).findByText('Waiting')).toBeInTheDocument();
    expect(panel).toHaveTextContent('onprem is lost (probe: no connection)');
  });

  it('freezes for as long as was chosen, with a reason, this service or all', async () => {
    const api = show();
    const panel = await findPanel();
    await userEvent.click(
      await within(panel).findByRole('button', { name: 'Freeze deployments' }),
    );
    const dialog = await screen.findByRole('dialog');
    const submit = within(dialog).getByRole('button', { name: 'Freeze' });
    expect(submit).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      ' exams ',
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /Every service/ }),
    );
    await userEvent.click(submit);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.calls).toContainEqual({
      name: 'createFreeze',
      args: {
        workloadRef: undefined,
        until: now() + 4 * HOUR,
        reason: 'exams',
      },
    });
    expect(
      await screen.findByText(
        /^Deployments of every service frozen until .* because: exams$/,
      ),
    ).toBeInTheDocument();
  });

  it('ends a freeze, and one that is over already is no problem', async () => {
    const api = show(each => {
      each.freezes = [freeze];
    });
    expect(
      await screen.findByText(
        /^Deployments frozen until .* because: registration day$/,
      ),
    ).toBeInTheDocument();
    api.refusals.set('endFreeze', new FakeRefusal(409, 'over'));
    await userEvent.click(
      screen.getByRole('button', { name: 'End this freeze' }),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    api.refusals.clear();
    await userEvent.click(
      screen.getByRole('button', { name: 'End this freeze' }),
    );
    expect(await screen.findByText('Open')).toBeInTheDocument();
  });

  it('tells what the backend refused', async () => {
    const api = show();
    api.refusals.set('createFreeze', new FakeRefusal(400, 'too long'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Freeze deployments' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'x',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Freeze' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'too long',
    );
  });

  it('offers nothing to people who may not, and still says what holds', async () => {
    show(api => {
      api.freezes = [freeze];
      api.mayFreeze = false;
    });
    const panel = await findPanel();
    expect(
      await within(panel).findByText(/registration day/),
    ).toBeInTheDocument();
    expect(within(panel).queryByRole('button')).not.toBeInTheDocument();
  });
});
