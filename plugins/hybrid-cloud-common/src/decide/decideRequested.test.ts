import { Decision } from '../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  exampleHistory,
  exampleObservation,
  examplePolicy,
  exampleWorkload,
} from '../testUtils';
import { RequestInput } from './DecideInput';
import { decideRequested } from './decideRequested';

const workload = exampleWorkload('course-registration');

const request = (
  action: RequestInput['action'],
  options: Parameters<typeof buildInput>[0] = {},
): Decision => decideRequested({ ...buildInput(options), action });

describe('a request of a person', () => {
  it('needs no outage, no hold and no threshold', () => {
    const decision = request('failover');
    expect(decision).toMatchObject({
      kind: 'propose',
      diagnosis: { kind: 'healthy' },
      reasons: [{ code: 'requested', params: { action: 'failover' } }],
      proposal: {
        mode: 'approve',
        emergency: true,
        after: { onprem: 0, aws: 100 },
      },
    });
  });

  it('leaves the lost site, whichever it is', () => {
    const observation = buildObservation({
      workload,
      sites: {
        aws: DARK_SITE,
        onprem: { cpu: 0.3, ready: 8, healthyTargets: 8, totalTargets: 8 },
      },
    });
    expect(request('failover', { observation })).toMatchObject({
      proposal: { after: { onprem: 100, aws: 0 } },
    });
  });

  it('is in mode approve whatever the policy says, also observe', () => {
    const policy = examplePolicy({
      failover: { mode: 'observe', badOf: [2, 3], approvals: 1 },
    });
    const observing = exampleWorkload('course-registration', { policy });
    expect(request('failover', { workload: observing })).toMatchObject({
      kind: 'propose',
      proposal: { mode: 'approve' },
    });
  });

  it('brings a new service from home to its base weights: healthy there first, then weight in steps', () => {
    const observation = buildObservation({
      workload,
      weights: { onprem: 100, aws: 0 },
    });
    const decision = request('rebalance', { observation });
    expect(decision).toMatchObject({
      kind: 'propose',
      proposal: {
        action: 'rebalance',
        mode: 'approve',
        emergency: false,
        before: { onprem: 100, aws: 0 },
        after: { onprem: 40, aws: 60 },
        steps: [
          { kind: 'wait-targets-healthy', site: 'aws' },
          { kind: 'set-weights', after: { onprem: 70, aws: 30 } },
          { kind: 'set-weights', after: { onprem: 40, aws: 60 } },
        ],
      },
    });
  });

  it('rebalances nothing where the base weights hold', () => {
    expect(request('rebalance')).toMatchObject({
      kind: 'hold',
      reasons: [{ code: 'nothing-to-do' }],
    });
  });

  it('rule 23: is not held back by the master switch, a suppression or a block', () => {
    const decision = request('failover', {
      context: { automationEnabled: false },
      history: {
        suppressedUntil: { until: Number.MAX_SAFE_INTEGER, reason: 'exam' },
      },
    });
    expect(decision.kind).toBe('propose');
  });

  it('meets the same safety rules: the data gate blocks it', () => {
    const observation = buildObservation({
      workload,
      weights: { onprem: 0, aws: 100 },
      lagSeconds: 500,
    });
    const decision = request('failback', { observation });
    expect(decision.kind).toBe('blocked');
    expect(decision.reasons[0]).toMatchObject({
      params: { guard: 'data-gate' },
    });
  });

  it('needs acting credentials', () => {
    const decision = request('failover', { context: { switchActable: false } });
    expect(decision.kind).toBe('blocked');
    expect(decision.reasons[0]).toMatchObject({
      params: { guard: 'ownership', why: 'no-credentials' },
    });
  });

  it('rule 3: our blindness does not bind a person, where the balancer sees a healthy destination', () => {
    const decision = request('failover', {
      observation: exampleObservation('blind'),
    });
    expect(decision.diagnosis.kind).toBe('portal-blind');
    expect(decision.kind).toBe('propose');
  });

  it('rule 2: rests on fresh readings all the same', () => {
    for (const action of ['failover', 'failback', 'burst', 'release'] as const)
      expect(
        request(action, { observation: exampleObservation('stale') }).kind,
      ).toBe('hold');
  });

  it('rule 21: waits for the open plan', () => {
    const openPlan = {
      id: 'p1',
      action: 'burst',
      state: 'awaiting-approval',
    } as const;
    expect(request('failover', { history: { openPlan } }).kind).toBe('blocked');
    expect(request('burst', { history: { openPlan } }).reasons[0].code).toBe(
      'plan-open',
    );
  });

  it('sheds a quarter on request while load asks for nothing', () => {
    expect(request('burst')).toMatchObject({
      kind: 'propose',
      proposal: { after: { onprem: 15, aws: 85 } },
    });
  });

  it('releases drift as well: the person sees the weights', () => {
    const observation = buildObservation({
      workload,
      weights: { onprem: 30, aws: 70 },
    });
    expect(request('release', { observation })).toMatchObject({
      kind: 'propose',
      proposal: { after: { onprem: 40, aws: 60 } },
    });
  });

  it.each(['failback', 'release'] as const)(
    '%s at base weights changes nothing',
    action => {
      expect(request(action).reasons[0].code).toBe('nothing-to-do');
    },
  );

  it('failover from a site without traffic changes nothing', () => {
    const observation = exampleObservation('recovered');
    const history = exampleHistory('recovered');
    expect(request('failover', { observation, history }).reasons[0].code).toBe(
      'nothing-to-do',
    );
  });

  it('a burst without overflow site is answered as such', () => {
    const board = exampleWorkload('task-board');
    expect(request('burst', { workload: board }).reasons[0].code).toBe(
      'no-overflow-site',
    );
  });

  it('a switch that can only be read is answered as such', () => {
    const ticketing = exampleWorkload('ticketing');
    expect(request('failover', { workload: ticketing }).reasons[0].code).toBe(
      'switch-read-only',
    );
  });
});
