import { mockServices } from '@backstage/backend-test-utils';
import { Ticker } from './Ticker';

describe('Ticker', () => {
  let calls: number;
  let work: () => Promise<void>;
  let ticker: Ticker;
  beforeEach(() => {
    jest.useFakeTimers();
    calls = 0;
    work = async () => {};
    ticker = new Ticker({
      name: 'A test',
      milliseconds: 1_000,
      logger: mockServices.logger.mock(),
      work: () => {
        calls += 1;
        return work();
      },
    });
  });
  afterEach(async () => {
    await ticker.stop();
    const left = jest.getTimerCount();
    jest.useRealTimers();
    if (left > 0) throw new Error(`${left} timers are left`);
  });

  it('calls at once and then every interval', async () => {
    ticker.start();
    await jest.advanceTimersByTimeAsync(2_500);
    expect(calls).toBe(3);
  });

  it('goes on after a failure', async () => {
    work = async () => {
      throw new Error('no');
    };
    ticker.start();
    await jest.advanceTimersByTimeAsync(1_500);
    expect(calls).toBe(2);
  });

  it('never makes two calls at a time', async () => {
    work = () => new Promise(resolve => setTimeout(resolve, 2_500));
    ticker.start();
    await jest.advanceTimersByTimeAsync(2_400);
    expect(calls).toBe(1);
    await jest.advanceTimersByTimeAsync(200);
    expect(calls).toBe(2);
    await jest.advanceTimersByTimeAsync(2_500);
    work = async () => {};
    await jest.advanceTimersByTimeAsync(2_500);
  });
});
