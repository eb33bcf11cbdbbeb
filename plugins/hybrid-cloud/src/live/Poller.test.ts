import { Poller, PollState } from './Poller';

interface Request {
  resolve(value: number): void;
  reject(error: Error): void;
}

function build() {
  const requests: Request[] = [];
  const seen: PollState<number>[] = [];
  const poller = new Poller<number>({
    load: () =>
      new Promise((resolve, reject) => requests.push({ resolve, reject })),
    intervalSeconds: data => (data === 1 ? 1 : 5),
    onChange: state => seen.push(state),
    now: () => 1000,
  });
  const answer = async (value: number) => {
    requests.at(-1)?.resolve(value);
    await jest.advanceTimersByTimeAsync(0);
  };
  return { poller, requests, seen, answer };
}

describe('Poller', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    const left = jest.getTimerCount();
    jest.useRealTimers();
    if (left > 0) {
      throw new Error(`The poller left ${left} timers behind`);
    }
  });

  it('looks again after the interval that the last answer asks for', async () => {
    const { poller, requests, answer } = build();
    poller.poke();
    await answer(1);
    await jest.advanceTimersByTimeAsync(999);
    expect(requests).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(requests).toHaveLength(2);
    await answer(2);
    await jest.advanceTimersByTimeAsync(4999);
    expect(requests).toHaveLength(2);
    poller.stop();
  });

  it('merges a burst of signals into one more request', async () => {
    const { poller, requests, seen, answer } = build();
    poller.poke();
    poller.poke();
    poller.poke();
    expect(requests).toHaveLength(1);
    await answer(1);
    expect(requests).toHaveLength(2);
    await answer(2);
    expect(requests).toHaveLength(2);
    expect(seen.map(state => state.data)).toEqual([1, 2]);
    poller.stop();
  });

  it('keeps what was known when a look fails, with the error beside it', async () => {
    const { poller, requests, seen, answer } = build();
    poller.poke();
    await answer(7);
    poller.poke();
    requests[1].reject(new Error('gone'));
    await jest.advanceTimersByTimeAsync(0);
    expect(seen[1]).toMatchObject({ data: 7, receivedAt: 1000 });
    expect(seen[1].error).toEqual(new Error('gone'));
    poller.poke();
    await answer(8);
    expect(seen[2]).toEqual({ data: 8, receivedAt: 1000 });
    poller.stop();
  });

  it('asks nothing while paused and at once when resumed', async () => {
    const { poller, requests, answer } = build();
    poller.poke();
    await answer(1);
    poller.setPaused(true);
    poller.poke();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    poller.setPaused(false);
    expect(requests).toHaveLength(2);
    poller.stop();
    await answer(2);
  });

  it('drops an answer that something newer has overtaken', async () => {
    const { poller, requests, seen, answer } = build();
    poller.poke();
    poller.overtake();
    await answer(1);
    expect(seen).toEqual([]);
    expect(requests).toHaveLength(2);
    await answer(2);
    expect(seen.map(state => state.data)).toEqual([2]);
    poller.stop();
  });

  it('says nothing after it was stopped', async () => {
    const { poller, seen, answer } = build();
    poller.poke();
    poller.stop();
    await answer(1);
    expect(seen).toEqual([]);
  });
});
