import {
  SiteId,
  SiteView,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { createContext, ReactNode, useContext, useMemo } from 'react';
import tones from './siteTones.module.css';

const TONES = [tones.tone0, tones.tone1, tones.tone2, tones.tone3, tones.tone4];

/** Names and colours of sites, the same on every page. */
export interface SiteDirectory {
  title(site: SiteId): string;
  /** A class that sets `--site-bg` and `--site-fg`. */
  tone(site: SiteId): string;
}

const SitesContext = createContext<readonly SiteId[] | undefined>(undefined);
const TitlesContext = createContext<Readonly<Record<SiteId, string>>>({});

/** Configured sites keep their colour by their place in the configuration. */
export function SitesProvider(props: {
  readonly sites: readonly SiteView[] | undefined;
  readonly children: ReactNode;
}) {
  const ids = useMemo(() => props.sites?.map(site => site.id), [props.sites]);
  const titles = useMemo(
    () =>
      Object.fromEntries(props.sites?.map(site => [site.id, site.title]) ?? []),
    [props.sites],
  );
  return (
    <SitesContext.Provider value={ids}>
      <TitlesContext.Provider value={titles}>
        {props.children}
      </TitlesContext.Provider>
    </SitesContext.Provider>
  );
}

export function useSites(): SiteDirectory {
  const ids = useContext(SitesContext);
  const titles = useContext(TitlesContext);
  return useMemo(
    () => ({
      title: site => titles[site] ?? site,
      tone: site => TONES[toneIndex(site, ids)],
    }),
    [ids, titles],
  );
}

/** A site the configuration does not know gets a colour of its own name, so that it does not change between pages. */
function toneIndex(site: SiteId, ids: readonly SiteId[] | undefined): number {
  const place = ids?.indexOf(site) ?? -1;
  if (place >= 0) {
    return place % TONES.length;
  }
  const sum = [...site].reduce((all, letter) => all + letter.charCodeAt(0), 0);
  return sum % TONES.length;
}
