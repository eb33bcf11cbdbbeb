import { PlanDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { examplePlan, FakeHybridCloudApi, FakeRefusal } from '../__testUtils__';
import { renderHybrid } from '../__testUtils__/renderHybrid';
import { PlanPage } from './PlanPage';

const START = Date.UTC(2026, 2, 2, 9);

function show(allowed: Partial<PlanDetail['allowed']> = {}) {
  const time = { now: START };
  const api = new FakeHybridCloudApi({
    now: () => time.now,
    state: 'failing-over',
  });
  api.allowed = allowed;
  renderHybrid(<PlanPage />, {
    api,
    now: () => time.now,
    at: '/hybrid/plans/plan-0001',
    mountPath: '/hybrid/plans/:id',
  });
  const calls = (name: string) => api.calls.filter(call => call.name === name);
  return { api, calls, time };
}

async function press(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

// Whole pages in a simulated browser, typed into letter by letter, on a machine that may be busy.
jest.setTimeout(30_000);

describe('PlanPage', () => {
  it('shows cause, exact call, risk and rules', async () => {
    show();
    expect(
      await screen.findByRole('heading', {
        name: 'Failover of course-registration',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/4 s of writes at risk, 1,240 people waiting/),
    ).toBeInTheDocument();
    const change = screen.getByRole('region', { name: 'What will change' });
    expect(
      within(change).getByText('elasticloadbalancing:ModifyRule'),
    ).toBeInTheDocument();
    expect(
      await within(change).findByText(/listener-rule\/app\/enrolment/),
    ).toBeInTheDocument();
    const witnesses = screen.getByRole('table', { name: 'Witnesses' });
    expect(within(witnesses).getAllByText('failing')).toHaveLength(2);
    expect(
      screen.getByRole('list', { name: 'Safety rules' }).children,
    ).toHaveLength(6);
  });

  it('lists every step with its place, its call and how far it has come', async () => {
    const { api } = show();
    const list = await screen.findByRole('list', { name: 'Steps' });
    const first = within(list).getByRole('listitem', { name: /^Step 1 of/ });
    expect(first).toHaveTextContent('elasticloadbalancing:ModifyRule');
    expect(within(first).getByText('Waits')).toBeVisible();

    const plan = examplePlan(START);
    const steps = plan.steps.map(step => ({
      ...step,
      state: 'failed' as const,
      outcome: 'The rule was refused.',
    }));
    api.put({ ...plan, state: 'failed', steps });
    expect(
      await within(first).findByText('Failed', {}, { timeout: 8000 }),
    ).toBeVisible();
    expect(within(first).getByText('The rule was refused.')).toBeVisible();
  });

  it('rule 28: approving sends the digest that was on the screen, and the reason', async () => {
    const { calls, time } = show();
    await press('Approve');
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Generator failed',
    );
    await press('Approve plan');
    expect(calls('approvePlan')[0].args).toEqual({
      id: 'plan-0001',
      digest: examplePlan(START).digest,
      reason: 'Generator failed',
    });
    expect(await screen.findByText('Approved')).toBeInTheDocument();
    time.now += 2500;
    expect(
      await screen.findByText(
        'Accepted, being verified',
        {},
        { timeout: 4000 },
      ),
    ).toBeInTheDocument();
    time.now += 3000;
    expect(
      await screen.findByText(
        'The switch and the requests agree with the plan.',
        {},
        { timeout: 4000 },
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('rule 28: the verdict is on what the person saw, although the page has moved on', async () => {
    const { api, calls } = show();
    await press('Approve');
    api.put(examplePlan(START, { digest: 'another' }));
    await press('Approve plan');
    expect(calls('approvePlan')[0].args).toMatchObject({
      digest: examplePlan(START).digest,
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The plan changed, look again',
    );
    await press('Show the present state');
    expect(await screen.findByText(/another/)).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('a refusal says what the backend said and what to do', async () => {
    const { api } = show();
    await press('Approve');
    api.refusals.set('approvePlan', new FakeRefusal(403, 'Not an approver.'));
    await press('Approve plan');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not do this');
    expect(alert).toHaveTextContent('Not an approver.');
    expect(alert).toHaveTextContent('Ask the platform team');
  });

  it('nobody approves their own: the page says why instead of offering it', async () => {
    show({ approve: false, reject: false, approveRefusal: 'own-plan' });
    expect(
      await screen.findByText(/somebody else has to approve it/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('rejecting needs a reason', async () => {
    const { calls } = show();
    await press('Reject');
    expect(screen.getByRole('button', { name: 'Reject plan' })).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'A false alarm',
    );
    await press('Reject plan');
    expect(calls('rejectPlan')[0].args).toMatchObject({
      reason: 'A false alarm',
    });
    expect(await screen.findByText('Rejected')).toBeInTheDocument();
  });
});
