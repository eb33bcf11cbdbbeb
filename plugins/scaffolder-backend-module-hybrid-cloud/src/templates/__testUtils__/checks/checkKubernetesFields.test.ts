import { checkKubernetesFields } from './checkKubernetesFields';

const policy = (spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'x' },
  spec,
});

it.each([
  [
    'an unknown field',
    { ingress: [{ form: [] }] },
    'NetworkPolicy.spec.ingress[0].form is unknown to V1NetworkPolicyIngressRule',
  ],
  [
    'a number where a list belongs',
    { policyTypes: 1 },
    'NetworkPolicy.spec.policyTypes is no list',
  ],
  [
    'a number where text belongs',
    { policyTypes: [1] },
    'NetworkPolicy.spec.policyTypes[0] is a number, expected string',
  ],
])('refuses %s', (_, spec, finding) => {
  expect(checkKubernetesFields(policy(spec))).toEqual([finding]);
});

it('accepts words that are reserved in a programming language, and either kind of port', () => {
  const spec = {
    podSelector: { matchLabels: { app: 'x' } },
    ingress: [{ from: [], ports: [{ port: 80 }, { port: 'http' }] }],
  };
  expect(checkKubernetesFields(policy(spec))).toEqual([]);
});

it('refuses a kind that an API version does not have', () => {
  expect(
    checkKubernetesFields({
      ...policy({}),
      apiVersion: 'networking.k8s.io/v9',
    }),
  ).toEqual(['networking.k8s.io/v9 NetworkPolicy is no kind of Kubernetes']);
});
