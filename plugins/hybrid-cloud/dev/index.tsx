import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import plugin, { hybridCloudApiRef } from '../src';
import { systemClock } from '../src/clock/clock';
import { FakeHybridCloudApi, FLEET_STATES } from '../src/__testUtils__';

/**
 * `?state=calm|bursting|failing-over|blocked|stale|empty|error` chooses what is shown, `?fleet=1000` adds workloads,
 * `?allow=own-plan` and its like say why approving is not offered. They hold until the page is loaded without them.
 */
const params = new URLSearchParams(window.location.search);
const REFUSALS = ['own-plan', 'no-permission', 'already-voted'] as const;
const refusal = REFUSALS.find(next => next === params.get('allow'));

const fake = new FakeHybridCloudApi({
  now: systemClock.now,
  state: FLEET_STATES.find(next => next === params.get('state')),
  generated: Number(params.get('fleet') ?? 0),
});
if (refusal) {
  fake.allowed = { approve: false, reject: false, approveRefusal: refusal };
}

const fakeBackend = createFrontendModule({
  pluginId: 'hybrid-cloud',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: hybridCloudApiRef, deps: {}, factory: () => fake }),
    }),
  ],
});

const entities = [
  'course-registration',
  'campus-portal',
  'ticketing',
  'task-board',
].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/enrolment',
    hybrid: {},
  },
}));

const fakeCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

createDevApp({ features: [plugin, fakeBackend, catalogPlugin, fakeCatalog] });
