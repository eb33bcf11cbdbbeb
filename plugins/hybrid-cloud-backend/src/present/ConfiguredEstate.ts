import {
  EstateResponse,
  Instant,
  SiteView,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { SiteBlindSpots } from '../adapters';
import { HybridCloudConfig, SiteConfig } from '../config';
import { EstateSource } from './EstateSource';

export interface ConfiguredEstateOptions {
  readonly config: HybridCloudConfig;
  readonly blindSpots: () => readonly SiteBlindSpots[];
  readonly lastTickAt: () => Instant | undefined;
}

/** The sites of the configuration with what we may not see of them. */
export class ConfiguredEstate implements EstateSource {
  readonly #options: ConfiguredEstateOptions;

  constructor(options: ConfiguredEstateOptions) {
    this.#options = options;
  }

  describe(): EstateResponse {
    const { config, blindSpots, lastTickAt } = this.#options;
    const spots = new Map(
      blindSpots().map(each => [each.site, each.blindSpots]),
    );
    return {
      sites: config.sites.map(site => view(site, spots.get(site.id) ?? [])),
      automationEnabled: config.automation.enabled,
      tickSeconds: config.tick.seconds,
      lastTickAt: lastTickAt(),
    };
  }
}

function view(
  site: SiteConfig,
  blindSpots: SiteBlindSpots['blindSpots'],
): SiteView {
  return {
    id: site.id,
    title: site.title,
    provider: site.provider,
    cluster: site.cluster,
    connection: connection(site, blindSpots),
    blindSpots: blindSpots.map(({ what, error, message, since }) => ({
      what,
      error,
      message,
      since,
    })),
  };
}

/** A cluster whose nodes cannot be read for want of an answer or of a valid token is out of reach as a whole. */
function connection(
  site: SiteConfig,
  blindSpots: SiteBlindSpots['blindSpots'],
): SiteView['connection'] {
  if (!site.connection) return 'not-configured';
  if (blindSpots.length === 0) return 'ok';
  const out = blindSpots.some(
    ({ what, error }) =>
      what === 'nodes' &&
      (error === 'unreachable' || error === 'unauthenticated'),
  );
  return out ? 'unreachable' : 'partial';
}
