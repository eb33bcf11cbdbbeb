import {
  EstateResponse,
  Instant,
  SiteView,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { FleetState } from './exampleFleet';

function site(
  id: string,
  title: string,
  provider: SiteView['provider'],
  overrides: Partial<SiteView> = {},
): SiteView {
  return {
    id,
    title,
    provider,
    cluster: id,
    connection: 'ok',
    blindSpots: [],
    ...overrides,
  };
}

function connectionOf(state: FleetState): SiteView['connection'] {
  switch (state) {
    case 'failing-over':
    case 'blocked':
      return 'unreachable';
    case 'stale':
      return 'partial';
    default:
      return 'ok';
  }
}

function blindSpotsOf(state: FleetState, now: Instant): SiteView['blindSpots'] {
  switch (connectionOf(state)) {
    case 'unreachable':
      return ['nodes', 'pods in enrolment', 'deployments in enrolment'].map(
        what => ({
          what,
          error: 'unreachable',
          message: 'ECONNREFUSED',
          since: now - 16_000,
        }),
      );
    case 'partial':
      return [
        {
          what: 'deployments',
          error: 'forbidden',
          message: 'the portal may not list deployments in namespace tasks',
          since: now - 360_000,
        },
      ];
    default:
      return [];
  }
}

/** The demo estate's sites in one state of the fleet. */
export function exampleEstate(state: FleetState, now: Instant): EstateResponse {
  return {
    sites: [
      site('onprem', 'Machine room', 'onprem', {
        connection: connectionOf(state),
        blindSpots: blindSpotsOf(state, now),
      }),
      site('aws', 'AWS Seoul', 'aws'),
      site('nhn', 'NHN Pangyo', 'nhn'),
    ],
    automationEnabled: state !== 'blocked',
    tickSeconds: 5,
    lastTickAt: now - 3000,
  };
}
