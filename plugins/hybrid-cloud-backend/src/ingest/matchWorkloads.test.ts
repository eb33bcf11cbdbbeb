import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { TrackedWorkload } from '../record/store';
import { matchWorkloads } from './matchWorkloads';

function tracked(ref: string, sites?: readonly string[]): TrackedWorkload {
  const name = ref.split('/')[1];
  const workload = buildWorkload({ ref, name });
  return {
    ref,
    name,
    owner: 'group:default/enrolment',
    criticality: 1,
    workload: sites && {
      ...workload,
      sites: workload.sites.filter(({ site }) => sites.includes(site)),
    },
    problems: [],
  };
}

const A = 'component:default/a';
const B = 'component:default/b';
const OTHER_A = 'component:exams/a';
const workloads = [
  tracked(A, ['onprem', 'aws']),
  tracked(B, ['aws']),
  tracked(OTHER_A),
];

describe('matchWorkloads', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    ['a name: every workload of the name', { service: 'A' }, [A, OTHER_A]],
    ['an entity ref: that one', { service: OTHER_A }, [OTHER_A]],
    ['a service, whatever its site', { service: 'b', site: 'onprem' }, [B]],
    ['a site without a service: all on it', { site: 'onprem' }, [A]],
    ['a service nobody knows', { service: 'c', site: 'onprem' }, []],
    ['other labels', { instance: 'onprem-1:9100' }, []],
    ['no labels', {}, []],
  ])('%s', (_, labels, expected) => {
    expect(matchWorkloads({ alerts: [{ labels }], workloads })).toEqual(
      expected,
    );
  });

  it('names each workload once, however many alerts speak of it', () => {
    const labels: readonly Record<string, string>[] = [
      { service: 'b' },
      { site: 'aws' },
    ];
    const alerts = labels.map(each => ({ labels: each }));
    expect(matchWorkloads({ alerts, workloads })).toEqual([A, B]);
  });
});
