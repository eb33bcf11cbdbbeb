import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { LandingZoneProcessor } from './LandingZoneProcessor';

const resource = (spec: AlphaEntity['spec']): AlphaEntity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'campus', namespace: 'default' },
  spec,
});

describe('LandingZoneProcessor', () => {
  const processor = new LandingZoneProcessor();

  it('leaves other resources alone', async () => {
    const entity = resource({ type: 'database', owner: 'platform' });
    expect(await processor.preProcessEntity(entity)).toBe(entity);
  });

  it('puts each mistake on the landing zone, with path, value and expectation', async () => {
    const processed = await processor.preProcessEntity(
      resource({
        type: 'hybrid-landing-zone',
        owner: 'platform',
        landingZone: { home: 'onprem' },
      }),
    );
    expect(processed.status?.items?.map(item => item.message)).toContain(
      "spec.landingZone.accountId is missing: expected the AWS account's 12 digits, in quotes",
    );
  });
});
