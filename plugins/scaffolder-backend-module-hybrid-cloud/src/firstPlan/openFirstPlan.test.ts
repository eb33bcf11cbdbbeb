import {
  CreatePlanRequest,
  CreatePlanResponse,
  Decision,
  HybridCloudApiError,
  Plan,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { workloadDetail } from './__testUtils__/workloadDetail';
import { openFirstPlan } from './openFirstPlan';

const REF = { kind: 'component', namespace: 'default', name: 'enrol' };
const hold = (code: 'nothing-to-do' | 'home-not-recovered'): Decision => ({
  kind: 'hold',
  workloadRef: 'component:default/enrol',
  at: 0,
  diagnosis: { kind: 'healthy' },
  reasons: [{ code, params: { site: 'aws' } }],
});
const opened: CreatePlanResponse = {
  decision: hold('nothing-to-do'),
  // Only its id is read here.
  plan: { id: 'plan-1' } as Plan,
};
const refusal = (status: number) =>
  new HybridCloudApiError({ status, message: `refused with ${status}` });

/** A portal that gives one answer after the other; the last one stays. */
class FakePortal {
  readonly asked: CreatePlanRequest[] = [];
  readonly said: string[] = [];
  told = 0;
  readonly #details: (WorkloadDetail | Error)[];
  readonly #answers: (CreatePlanResponse | Error)[];

  constructor(options: {
    details?: (WorkloadDetail | Error)[];
    answers?: (CreatePlanResponse | Error)[];
  }) {
    this.#details = options.details ?? [workloadDetail()];
    this.#answers = options.answers ?? [opened];
  }

  open(more: { waitSeconds?: number; signal?: AbortSignal } = {}) {
    return openFirstPlan({
      client: {
        getWorkload: async () => next(this.#details),
        createPlan: async body => {
          this.asked.push(body);
          return next(this.#answers);
        },
      },
      ref: REF,
      waitSeconds: 5,
      lookEveryMilliseconds: 1,
      tellCatalogue: async () => {
        this.told += 1;
      },
      say: words => this.said.push(words),
      ...more,
    });
  }
}

function next<T>(answers: (T | Error)[]): T {
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  if (answer instanceof Error) throw answer;
  if (answer === undefined) throw new Error('the fake has no answer');
  return answer;
}

describe('openFirstPlan', () => {
  it('waits for the workload, tells the catalogue meanwhile, and opens one plan', async () => {
    const portal = new FakePortal({
      details: [
        refusal(404),
        workloadDetail({ workload: undefined }),
        workloadDetail(),
      ],
    });
    expect(await portal.open()).toMatchObject({
      outcome: 'opened',
      planId: 'plan-1',
    });
    expect(portal.said).toEqual([
      'Waiting: the portal has not seen it yet',
      'Waiting: its switch is not made and named in the catalogue yet',
    ]);
    expect(portal.told).toBe(2);
    expect(portal.asked).toHaveLength(1);
  });

  it('says that nothing is to be moved where the shares hold already', async () => {
    const portal = new FakePortal({
      answers: [{ decision: hold('nothing-to-do') }],
    });
    expect(await portal.open()).toMatchObject({ outcome: 'nothing-to-move' });
  });

  it('waits while the portal finds the move unsafe or is busy with the workload', async () => {
    const portal = new FakePortal({
      answers: [{ decision: hold('home-not-recovered') }, refusal(409), opened],
    });
    expect(await portal.open()).toMatchObject({ outcome: 'opened' });
    expect(portal.said.at(-1)).toBe('Waiting: refused with 409');
  });

  it('waits no longer than it was told, and says why and what to do then', async () => {
    const portal = new FakePortal({ details: [refusal(404)] });
    expect(await portal.open({ waitSeconds: 0.01 })).toEqual({
      outcome: 'not-yet',
      message: expect.stringMatching(
        /because the portal has not seen it yet\. Ask for it on the Hybrid tab/,
      ),
    });
  });

  it.each([403, 500])('ends with what was refused: %i', async status => {
    const denied = new FakePortal({ details: [refusal(status)] });
    await expect(denied.open()).rejects.toThrow(`refused with ${status}`);
    const barred = new FakePortal({ answers: [refusal(status)] });
    await expect(barred.open()).rejects.toThrow(`refused with ${status}`);
  });

  it('ends when the task is cancelled', async () => {
    const portal = new FakePortal({ details: [refusal(404)] });
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(portal.open({ signal })).rejects.toThrow('cancelled');
  });
});
