import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeHybridCloudApi, FakeRefusal, FleetState } from '../__testUtils__';
import { renderHybrid } from '../__testUtils__/renderHybrid';
import { HybridTabOf } from './HybridTab';

const now = () => Date.UTC(2026, 2, 2, 9);

function show(
  state: FleetState,
  workloadRef = 'component:default/course-registration',
) {
  const api = new FakeHybridCloudApi({ now, state });
  renderHybrid(<HybridTabOf workloadRef={workloadRef} />, { api, now });
  return api;
}

async function press(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

// Whole pages in a simulated browser, typed into letter by letter, on a machine that may be busy.
jest.setTimeout(30_000);

describe('HybridTab', () => {
  it('says what the portal would do, why, and who says so', async () => {
    show('blocked');
    const panel = await screen.findByRole('region', {
      name: 'What the portal would do now, and why',
    });
    expect(within(panel).getByText('Blocked')).toBeInTheDocument();
    expect(within(panel).getByText('2 of 3 stop it')).toBeInTheDocument();
    expect(
      within(panel).getByRole('table', { name: 'Witnesses' }),
    ).toHaveTextContent('Target.Timeout');
  });

  it('draws reserve, cordoned and monitoring nodes with words, not only looks', async () => {
    show('calm');
    const region = await screen.findByRole('region', { name: 'Where it runs' });
    const reserve = within(region)
      .getByText('node-3')
      .closest('li') as HTMLElement;
    expect(reserve).toHaveTextContent('reserve');
    expect(reserve).toHaveTextContent('cordoned');
    const monitoring = within(region)
      .getByText('node-monitoring')
      .closest('li') as HTMLElement;
    expect(monitoring).toHaveTextContent('monitoring');
    expect(
      within(region).getByRole('img', { name: 'Node node-1: 2 pods, 2 ready' }),
    ).toBeInTheDocument();
  });

  it.each([true, false])(
    'leads to the pods’ own tab where the entity has one: %s',
    async hasKubernetesTab => {
      renderHybrid(
        <HybridTabOf
          workloadRef="component:default/course-registration"
          hasKubernetesTab={hasKubernetesTab}
        />,
        { api: new FakeHybridCloudApi({ now, state: 'calm' }), now },
      );
      const region = await screen.findByRole('region', {
        name: 'Where it runs',
      });
      const link = within(region).queryByRole('link', {
        name: 'Events and logs of its pods',
      });
      expect(link?.getAttribute('href') ?? undefined).toBe(
        hasKubernetesTab
          ? '/catalog/default/component/course-registration/kubernetes'
          : undefined,
      );
    },
  );

  it('proposes only after showing the exact calls and the risk, and with a reason', async () => {
    const api = show('calm');
    await press('Propose failover');
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('elasticloadbalancing:ModifyRule'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(/^about 4 s of writes at risk/),
    ).toBeInTheDocument();
    const submit = within(dialog).getByRole('button', {
      name: 'Propose this plan',
    });
    expect(submit).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Maintenance of the machine room',
    );
    await userEvent.click(submit);
    const asked = api.calls.filter(call => call.name === 'createPlan');
    expect(asked.map(call => call.args)).toEqual([
      expect.objectContaining({ action: 'failover', dryRun: true }),
      {
        workloadRef: 'component:default/course-registration',
        action: 'failover',
        reason: 'Maintenance of the machine room',
      },
    ]);
    expect(screen.getByTestId('location')).toHaveTextContent(
      /^\/hybrid\/plans\/plan-100$/,
    );
  });

  it('who may not propose is told who may', async () => {
    const api = show('calm');
    api.refusals.set('createPlan', new FakeRefusal(403, 'no'));
    await press('Propose burst');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Owners of enrolment and the platform team may.',
    );
    expect(
      screen.getByRole('button', { name: 'Propose this plan' }),
    ).toBeDisabled();
  });

  it('offers no second plan while one is open', async () => {
    show('failing-over');
    expect(
      await screen.findByRole('button', { name: 'Propose failover' }),
    ).toBeDisabled();
    expect(
      screen.getByText('A plan is open already; only one at a time.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the plan' })).toHaveAttribute(
      'href',
      '/hybrid/plans/plan-0001',
    );
  });

  it('a component that the loop has not read yet says so', async () => {
    show('calm', 'component:default/brand-new');
    expect(
      await screen.findByText('The portal does not know this component yet'),
    ).toBeInTheDocument();
  });
});
