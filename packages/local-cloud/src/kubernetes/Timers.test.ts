import fc from 'fast-check';
import { Timers } from './Timers';

describe('timers', () => {
  it('run in order of time, and in order of scheduling at the same time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), times => {
        const timers = new Timers();
        const ran: [number, number][] = [];
        times.forEach((at, i) => timers.schedule(at, () => ran.push([at, i])));
        while (timers.nextAt() !== undefined) timers.runNext();
        expect(ran).toEqual(
          times
            .map((at, i): [number, number] => [at, i])
            .sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        );
      }),
    );
  });
});
