import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { HybridSpecProcessor } from './HybridSpecProcessor';

const component = (hybrid?: unknown): AlphaEntity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'enrol', namespace: 'default' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/enrolment',
    ...(hybrid ? { hybrid } : {}),
  } as AlphaEntity['spec'],
});

const good = {
  sites: [
    { site: 'onprem', role: 'home', baseWeight: 40 },
    { site: 'aws', role: 'overflow', baseWeight: 60 },
  ],
};

describe('HybridSpecProcessor', () => {
  const processor = new HybridSpecProcessor();

  it('leaves a component without spec.hybrid alone', async () => {
    const entity = component();
    expect(await processor.preProcessEntity(entity)).toBe(entity);
  });

  it('leaves a good spec.hybrid alone', async () => {
    const entity = component(good);
    expect(await processor.preProcessEntity(entity)).toBe(entity);
  });

  it('puts each mistake on the entity, with path, value and expectation', async () => {
    const processed = await processor.preProcessEntity(
      component({ ...good, policy: { burst: { at: 7 } } }),
    );
    expect(processed.status?.items).toEqual([
      expect.objectContaining({
        type: 'backstage.io/catalog-processing',
        level: 'error',
        message: expect.stringMatching(
          /^spec\.hybrid\.policy\.burst\.at is 7: expected /,
        ),
      }),
    ]);
  });

  it('keeps what other processors have said', async () => {
    const processed = await processor.preProcessEntity({
      ...component({ sites: [] }),
      status: { items: [{ type: 'x', level: 'info', message: 'earlier' }] },
    });
    expect(processed.status?.items?.[0].message).toBe('earlier');
    expect(processed.status?.items?.length).toBeGreaterThan(1);
  });
});
