import { examplePolicy, exampleWorkload } from '../testUtils';
import { Policy, Workload } from '../model';
import { lintPolicy } from './lintPolicy';

const calm = examplePolicy();

describe('lintPolicy', () => {
  it('says nothing of the default policy', () => {
    expect(lintPolicy(exampleWorkload())).toEqual([]);
  });

  it.each<[string, Partial<Policy>, string]>([
    [
      'release too close to at',
      { burst: { ...calm.burst, release: 0.75 } },
      'policy.burst.release',
    ],
    [
      'at too close to full',
      { burst: { ...calm.burst, full: 0.81 } },
      'policy.burst.full',
    ],
    [
      'one look is enough',
      { burst: { ...calm.burst, mode: 'auto', holdTicks: 1 } },
      'policy.burst.holdTicks',
    ],
    [
      'a hasty failback',
      { failback: { mode: 'auto', holdMinutes: 1 } },
      'policy.failback.holdMinutes',
    ],
    [
      'nothing blocks a repetition',
      {
        failover: { ...calm.failover, mode: 'auto' },
        limits: { ...calm.limits, blockMinutes: 0 },
      },
      'policy.limits.blockMinutes',
    ],
  ])('warns of a trigger loop: %s', (_, overrides, path) => {
    const workload = exampleWorkload('course-registration', {
      policy: examplePolicy(overrides),
    });
    expect(lintPolicy(workload).map(w => w.path)).toEqual([
      `spec.hybrid.${path}`,
    ]);
  });

  it('warns that a site without probe is never found lost', () => {
    const base = exampleWorkload();
    const workload: Workload = {
      ...base,
      sites: base.sites.map(s => ({ ...s, probeUrl: undefined })),
    };
    expect(lintPolicy(workload)[0].expected).toMatch(/never found lost/);
  });
});
