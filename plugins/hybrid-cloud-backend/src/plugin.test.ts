import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { buildEntity } from './__testUtils__/entities';
import hybridCloudPlugin from '.';

describe('hybridCloudPlugin', () => {
  it('starts with configuration alone, looks, answers, and ends without leftovers', async () => {
    const backend = await startTestBackend({
      features: [
        hybridCloudPlugin,
        catalogServiceMock.factory({ entities: [buildEntity()] }),
        mockServices.rootConfig.factory({
          data: {
            hybridCloud: {
              sites: [
                { id: 'onprem', provider: 'onprem' },
                { id: 'aws', provider: 'aws' },
              ],
            },
          },
        }),
      ],
    });
    try {
      const estate = await request(backend.server).get(
        '/api/hybrid-cloud/estate',
      );
      expect(estate.status).toBe(200);
      expect(estate.body.sites).toHaveLength(2);
      const seen = async () =>
        (await request(backend.server).get('/api/hybrid-cloud/workloads')).body
          .items;
      for (let wait = 0; wait < 100; wait += 1) {
        if ((await seen())[0]?.observation) break;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      const [workload] = await seen();
      expect(workload.ref).toBe('component:default/course-registration');
      // Nothing can be read from nowhere: it says so, and decides nothing.
      expect(workload.observation.split.configured.state).toBe('error');
      expect(workload.decision.kind).toBe('hold');
      const metadata = await request(backend.server).get(
        '/api/hybrid-cloud/.well-known/backstage/permissions/metadata',
      );
      expect(
        metadata.body.permissions.map((p: { name: string }) => p.name).sort(),
      ).toEqual([
        'hybrid-cloud.audit.read',
        'hybrid-cloud.freeze.set',
        'hybrid-cloud.plan.approve',
        'hybrid-cloud.plan.cancel',
        'hybrid-cloud.plan.propose',
        'hybrid-cloud.read',
        'hybrid-cloud.release-gate.read',
      ]);
    } finally {
      await backend.stop();
    }
  }, 60_000);

  it('a mistake in the configuration stops the start and says where it is', async () => {
    await expect(
      startTestBackend({
        features: [
          hybridCloudPlugin,
          catalogServiceMock.factory(),
          mockServices.rootConfig.factory({
            data: {
              hybridCloud: { sites: [{ id: 'onprem', provider: 'mars' }] },
            },
          }),
        ],
      }),
    ).rejects.toThrow(/hybridCloud\.sites.*provider/);
  });
});
