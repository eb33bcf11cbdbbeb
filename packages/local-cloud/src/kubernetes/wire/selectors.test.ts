import { PODS } from '../resources';
import { parseFieldSelector } from './fieldSelector';
import { formatSelector, parseLabelSelector } from './labelSelector';

describe('label selectors', () => {
  const labels = { app: 'web', tier: 'front', weight: '7' };

  it.each<[string, boolean]>([
    ['', true],
    ['app=web', true],
    ['app==web,tier=front', true],
    ['app=api', false],
    ['app!=api', true],
    ['missing!=x', true],
    ['tier in (front, back)', true],
    ['tier notin (front,back)', false],
    ['missing notin (x)', true],
    ['missing in (x)', false],
    ['app', true],
    ['!app', false],
    ['!missing,app in (web,api),tier', true],
    ['weight>5', true],
    ['weight < 5', false],
    ['app=', false],
  ])('%j', (selector, expected) => {
    expect(parseLabelSelector(selector)(labels)).toBe(expected);
  });

  it('refuses what cannot be read', () => {
    expect(() => parseLabelSelector('app in web')).toThrow(
      /unable to parse requirement/,
    );
  });

  it('writes a selector of a Deployment as text', () => {
    const text = formatSelector({
      matchLabels: { app: 'web' },
      matchExpressions: [
        { key: 'tier', operator: 'In', values: ['a', 'b'] },
        { key: 'old', operator: 'DoesNotExist' },
      ],
    });
    expect(text).toBe('app=web,tier in (a,b),!old');
    expect(parseLabelSelector(text)({ app: 'web', tier: 'b' })).toBe(true);
  });
});

describe('field selectors', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'x',
      namespace: 'a',
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
    },
    spec: { nodeName: 'node-1' },
    status: { phase: 'Running' },
  };

  it.each<[string, boolean]>([
    ['metadata.name=x', true],
    ['spec.nodeName=node-1,status.phase=Running', true],
    ['status.phase!=Running', false],
    ['status.podIP=', true],
  ])('%j', (selector, expected) => {
    expect(parseFieldSelector(selector, PODS)(pod)).toBe(expected);
  });

  it('refuses fields that Kubernetes does not index', () => {
    expect(() => parseFieldSelector('spec.colour=red', PODS)).toThrow(
      /field label not supported: spec.colour/,
    );
  });
});
