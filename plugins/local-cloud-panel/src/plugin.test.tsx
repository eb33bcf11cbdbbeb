import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { findLocalCloud } from './api';
import { createLocalCloudPlugin } from './plugin';
import { FakeLocalCloud, json } from './__testUtils__/FakeLocalCloud';

describe('findLocalCloud', () => {
  const endpoints = ['http://127.0.0.1:4566', 'http://127.0.0.1:4567'];

  it('finds the one that says so among others', async () => {
    const cloud = new FakeLocalCloud();
    const found = await findLocalCloud({
      endpoints,
      fetch: url =>
        url.includes('4567') ? cloud.fetch(url) : Promise.reject(new Error()),
    });
    expect(found).toBe(true);
  });

  it('takes nobody’s word but its own', async () => {
    const fetch = async () => json({ Version: '4.0' });
    expect(await findLocalCloud({ endpoints, fetch })).toBe(false);
  });

  it('asks nobody when nothing is configured', async () => {
    const fetch = jest.fn();
    expect(await findLocalCloud({ endpoints: [], fetch })).toBe(false);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('the navigation', () => {
  it.each([true, false])(
    'has the panel only on a local cloud: %s',
    async is => {
      renderTestApp({
        initialRouteEntries: ['/local-cloud'],
        features: [createLocalCloudPlugin({ inNavigation: is })],
      });
      expect(
        await screen.findByText('No local cloud is configured'),
      ).toBeInTheDocument();
      const links = screen
        .queryAllByRole('link')
        .filter(link => link.textContent === 'Local cloud');
      const inSidebar = links.filter(link =>
        link.closest('[data-testid="sidebar-root"]'),
      );
      expect(inSidebar).toHaveLength(is ? 1 : 0);
    },
  );
});
