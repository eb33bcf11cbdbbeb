import { mockServices } from '@backstage/backend-test-utils';
import { PlanTurn } from './PlanExecutor';
import { PlanRunner } from './PlanRunner';

const REST: PlanTurn = { kind: 'rest', state: 'succeeded' };
const again = (afterMilliseconds: number): PlanTurn => ({
  kind: 'again',
  afterMilliseconds,
  reason: 'waiting',
});

describe('PlanRunner', () => {
  let turns: string[];
  let script: Record<string, (() => Promise<PlanTurn>)[]>;
  let runner: PlanRunner;
  beforeEach(() => {
    jest.useFakeTimers();
    turns = [];
    script = {};
    runner = new PlanRunner({
      logger: mockServices.logger.mock(),
      executor: {
        turn: async planId => {
          turns.push(planId);
          return script[planId]?.shift()?.() ?? REST;
        },
      },
    });
  });
  afterEach(async () => {
    await runner.stop();
    const left = jest.getTimerCount();
    jest.useRealTimers();
    if (left > 0) throw new Error(`${left} timers are left`);
  });

  it('comes back when the plan says so', async () => {
    script.a = [async () => again(500), async () => again(500)];
    runner.wake('a');
    await jest.advanceTimersByTimeAsync(499);
    expect(turns).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(501);
    expect(turns).toEqual(['a', 'a', 'a']);
  });

  it('one turn of one plan at a time; a slow plan holds up no other', async () => {
    let release = () => {};
    const slow = new Promise<void>(resolve => {
      release = resolve;
    });
    script.a = [
      async () => {
        await slow;
        return REST;
      },
    ];
    runner.wake('a');
    runner.wake('a');
    runner.remind('a');
    runner.wake('b');
    await jest.advanceTimersByTimeAsync(0);
    expect(turns).toEqual(['a', 'b']);
    release();
  });

  it('a wake comes before the timer, a reminder does not', async () => {
    script.a = [async () => again(10_000), async () => again(10_000)];
    runner.wake('a');
    await jest.advanceTimersByTimeAsync(0);
    runner.remind('a');
    await jest.advanceTimersByTimeAsync(0);
    expect(turns).toEqual(['a']);
    runner.wake('a');
    await jest.advanceTimersByTimeAsync(0);
    expect(turns).toEqual(['a', 'a']);
  });

  it('a turn that throws is made again later', async () => {
    script.a = [
      async () => {
        throw new Error('the database is away');
      },
    ];
    runner.wake('a');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(turns).toEqual(['a', 'a']);
  });

  it('after stop nothing is begun', async () => {
    script.a = [async () => again(500)];
    runner.wake('a');
    await jest.advanceTimersByTimeAsync(0);
    await runner.stop();
    runner.wake('a');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(turns).toEqual(['a']);
  });
});
