import { checkIstioFields } from './checkIstioFields';
import { Manifest } from './checkManifests';

const routed = (change: object): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'enrol', namespace: 'enrolment' },
  spec: {
    hosts: ['enrol.example.org'],
    http: [
      {
        route: [{ destination: { host: 'enrol', subset: 'aws' }, weight: 100 }],
        ...change,
      },
    ],
  },
});

describe('fields of Istio', () => {
  it('are refused when Istio has none such, or another type, by the name of the manifest', () => {
    expect(checkIstioFields([routed({ timeout: '5s' })])).toEqual([]);
    expect(
      checkIstioFields([
        routed({}),
        routed({ weigths: [1] }),
        routed({ timeout: 5 }),
      ]),
    ).toEqual([
      expect.stringMatching(
        /^VirtualService enrol: .*"weigths"' does not exist/,
      ),
      expect.stringMatching(/^VirtualService enrol: .*number.*string/),
    ]);
  }, 30_000);

  it('are not asked for in other kinds', () => {
    expect(
      checkIstioFields([
        { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' } },
      ]),
    ).toEqual([]);
  });
});
