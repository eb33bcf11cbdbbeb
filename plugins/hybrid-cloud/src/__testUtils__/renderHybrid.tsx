import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { hybridCloudApiRef, HybridCloudApi } from '../api';
import { ClockContext } from '../clock/useNow';
import { catalogEntityRouteRef, rootRouteRef } from '../routes';

/** Where the app's router is, for a test to read. */
function ShownLocation() {
  const { pathname, search } = useLocation();
  return <output data-testid="location">{`${pathname}${search}`}</output>;
}

/** Renders part of our pages in a test app with the given backend and the given time. */
export function renderHybrid(
  element: ReactElement,
  options: {
    readonly api: HybridCloudApi;
    readonly now: () => number;
    /** Default `/hybrid`. */
    readonly at?: string;
    /** Pattern the element is mounted at, when it reads parameters from the URL. */
    readonly mountPath?: string;
  },
) {
  return renderInTestApp(
    <ClockContext.Provider value={{ now: options.now }}>
      {element}
      <ShownLocation />
    </ClockContext.Provider>,
    {
      apis: [[hybridCloudApiRef, options.api]],
      initialRouteEntries: [options.at ?? '/hybrid'],
      mountPath: options.mountPath,
      mountedRoutes: {
        '/hybrid': rootRouteRef,
        '/catalog/:namespace/:kind/:name': catalogEntityRouteRef,
      },
    },
  );
}
