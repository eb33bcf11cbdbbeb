import {
  buildWorkload,
  freshReading,
  missingReading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import {
  probe,
  siteSeen,
  workloadDetail,
} from './__testUtils__/workloadDetail';
import { readinessOf } from './readinessOf';

const sites = (aws: Parameters<typeof siteSeen>[1]) =>
  workloadDetail(
    {},
    { sites: { onprem: siteSeen('onprem'), aws: siteSeen('aws', aws) } },
  );
const placement = (ready: number) =>
  freshReading({ ready, desired: 2, pending: 0, nodes: [] }, 'count', 0);

describe('readinessOf', () => {
  it('is ready when every site runs, is healthy and is reached', () => {
    expect(readinessOf(workloadDetail())).toEqual({ kind: 'ready' });
  });

  it.each([
    ['nobody has seen', undefined, /not seen it yet/],
    [
      'has mistakes',
      workloadDetail({
        problems: [{ path: 'spec.hybrid.sites', value: '1', expected: 'two' }],
      }),
      /spec\.hybrid\.sites: expected two/,
    ],
    [
      'has no switch',
      workloadDetail({ workload: buildWorkload({ traffic: undefined }) }),
      /switch is not made/,
    ],
    [
      'has a switch that was not read',
      workloadDetail(
        {},
        {
          split: {
            configured: missingReading('weights', 0),
            observed: missingReading('weights', 0),
            effective: missingReading('weights', 0),
          },
        },
      ),
      /has not been read yet/,
    ],
    [
      'has a site nobody has read',
      workloadDetail({}, { sites: { onprem: siteSeen('onprem') } }),
      /^aws has not been read yet$/,
    ],
    [
      'has no pod',
      sites({ placement: placement(0) }),
      /no pod .* aws \(0\/2\)/,
    ],
    [
      'has no healthy target',
      sites({ targets: freshReading({ healthy: 0, total: 2 }, 'count', 0) }),
      /no healthy target on aws \(0\/2\)/,
    ],
    [
      'has targets that are not known',
      sites({ targets: missingReading('count', 0) }),
      /has not said how aws is/,
    ],
    [
      'has a site that is not reached',
      sites({ witnesses: [probe('aws', 'failing')] }),
      /probe of aws/,
    ],
  ])('waits for a workload that %s', (_, detail, words) => {
    expect(readinessOf(detail)).toEqual({
      kind: 'waiting',
      words: expect.stringMatching(words),
    });
  });
});
