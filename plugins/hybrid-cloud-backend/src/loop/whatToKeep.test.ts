import {
  PastObservation,
  PastSiteVerdict,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { whatToKeep } from './whatToKeep';

const workload = buildWorkload();
const START = 1_800_000_000_000;

const at = (
  seconds: number,
  verdict: Partial<PastSiteVerdict> = {},
): PastObservation => ({
  at: START + seconds * 1000,
  sites: [{ site: 'onprem', health: 'up', utilisation: 0.4, ...verdict }],
});

/** Looks every five seconds, each judged against those before it; seconds of those kept. */
function kept(looks: readonly PastObservation[]): readonly number[] {
  return looks
    .filter((past, i) => {
      const earlier = looks.slice(0, i);
      return whatToKeep({ workload, past, earlier }).verdicts;
    })
    .map(past => (past.at - START) / 1000);
}

const everyFive = (from: number, to: number) =>
  Array.from({ length: (to - from) / 5 }, (_, i) => from + i * 5);

describe('what to keep of a look', () => {
  it('of a workload that is well, one verdict each half minute', () => {
    expect(kept(everyFive(0, 120).map(s => at(s)))).toEqual([0, 30, 60, 90]);
  });

  it.each<Partial<PastSiteVerdict>>([
    { health: 'suspect', failing: ['probe'] },
    { health: 'down' },
    { health: 'up', utilisation: 0.7 },
  ])('every verdict with %j in it, and all of three minutes after', bad => {
    const looks = everyFive(0, 300).map(s => at(s, s === 40 ? bad : {}));
    expect(kept(looks)).toEqual([0, 30, ...everyFive(40, 225), 240, 270]);
  });

  it('what is not known does not count as over the threshold', () => {
    const looks = everyFive(0, 60).map(s => at(s, { utilisation: null }));
    expect(kept(looks)).toEqual([0, 30]);
  });

  it('one point of the charts every ten seconds', () => {
    const looks = everyFive(0, 30).map(s => at(s));
    const points = looks.filter(
      (past, i) =>
        whatToKeep({ workload, past, earlier: looks.slice(0, i) }).point,
    );
    expect(points.map(past => (past.at - START) / 1000)).toEqual([0, 10, 20]);
  });
});
