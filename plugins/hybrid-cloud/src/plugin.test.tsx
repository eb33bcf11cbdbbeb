import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { hybridCloudApiRef } from './api';
import plugin from './plugin';
import { FakeHybridCloudApi } from './__testUtils__';

const now = () => Date.UTC(2026, 2, 2, 9);

function show(path: string) {
  renderTestApp({
    initialRouteEntries: [path],
    features: [
      plugin,
      createFrontendModule({
        pluginId: 'hybrid-cloud',
        extensions: [
          ApiBlueprint.make({
            params: define =>
              define({
                api: hybridCloudApiRef,
                deps: {},
                factory: () =>
                  new FakeHybridCloudApi({ now, state: 'failing-over' }),
              }),
          }),
        ],
      }),
    ],
  });
}

describe('the plugin in an app', () => {
  it('has the fleet at /hybrid, with both lists as tabs', async () => {
    show('/hybrid');
    expect(await screen.findByText('ticketing')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Workloads' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(screen.getByRole('tab', { name: 'Plans' })).toBeInTheDocument();
  });

  it('has the plans below it', async () => {
    show('/hybrid/plans');
    expect(
      await screen.findByRole('link', {
        name: 'Failover of course-registration',
      }),
    ).toHaveAttribute('href', '/hybrid/plans/plan-0001');
  });
});
