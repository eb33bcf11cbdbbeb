import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { DEMO_USER_HEADER } from './demoUsersAuthenticator';
import { authModuleDemoUsers } from './module';

async function start() {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleDemoUsers,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'minji', namespace: 'default' },
            spec: { memberOf: ['enrolment'] },
            relations: [
              { type: 'memberOf', targetRef: 'group:default/enrolment' },
            ],
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: {
            providers: {
              demoUsers: {
                users: [{ ref: 'user:default/minji', title: 'Minji' }],
              },
            },
          },
        },
      }),
    ],
  });
}

describe('demo users', () => {
  let backend: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(async () => {
    await backend.stop();
  });

  it('signs in a listed user with the groups of the catalogue', async () => {
    const response = await request(backend.server)
      .get('/api/auth/demoUsers/refresh')
      .set(DEMO_USER_HEADER, 'user:default/minji');
    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/minji',
    });
    expect(
      response.body.backstageIdentity.identity.ownershipEntityRefs,
    ).toContain('group:default/enrolment');
  });

  it('refuses a user who is not listed', async () => {
    const response = await request(backend.server)
      .get('/api/auth/demoUsers/refresh')
      .set(DEMO_USER_HEADER, 'user:default/root');
    expect(response.status).toBe(403);
  });

  it('refuses a request that names nobody', async () => {
    const response = await request(backend.server).get(
      '/api/auth/demoUsers/refresh',
    );
    expect(response.status).toBe(401);
  });
});
