import { Text } from '@backstage/ui';
import {
  RiCheckLine,
  RiEyeOffLine,
  RiQuestionLine,
  RiWifiOffLine,
} from '@remixicon/react';
import {
  EstateResponse,
  SiteView,
  WorkloadSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { useNow } from '../clock/useNow';
import { useSites } from '../sites';
import { Pill, Tone } from '../status';
import { useWords } from '../words';
import { BlindSpots } from './BlindSpots';
import { sitesOf } from './filterWorkloads';
import { reserveNodes } from './reserveNodes';
import styles from './SitesStrip.module.css';

const LOOKS: Record<
  SiteView['connection'],
  { tone: Tone; icon: ReactElement }
> = {
  ok: { tone: 'success', icon: <RiCheckLine /> },
  partial: { tone: 'warning', icon: <RiEyeOffLine /> },
  unreachable: { tone: 'danger', icon: <RiWifiOffLine /> },
  'not-configured': { tone: 'neutral', icon: <RiQuestionLine /> },
};

/** The sites, how well we see them, and what is held in reserve. */
export function SitesStrip(props: {
  readonly estate: EstateResponse;
  readonly workloads: readonly WorkloadSummary[];
}) {
  const words = useWords();
  const now = useNow();
  const { estate } = props;
  return (
    <section aria-label={words.t('sites.title')}>
      <ul className={styles.strip}>
        {estate.sites.map(site => (
          <SiteItem key={site.id} site={site} workloads={props.workloads} />
        ))}
      </ul>
      <Text
        as="p"
        variant="body-x-small"
        color="secondary"
        className={styles.tick}
      >
        {estate.lastTickAt === undefined
          ? words.t('sites.neverTicked')
          : words.t('sites.lastTick', {
              duration: words.duration((now - estate.lastTickAt) / 1000),
              seconds: String(estate.tickSeconds),
            })}
      </Text>
    </section>
  );
}

function SiteItem(props: {
  readonly site: SiteView;
  readonly workloads: readonly WorkloadSummary[];
}) {
  const { site, workloads } = props;
  const { t } = useWords();
  const sites = useSites();
  const look = LOOKS[site.connection];
  const here = workloads.filter(item => sitesOf(item).includes(site.id));
  return (
    <li className={`${styles.site} ${sites.tone(site.id)}`}>
      <div className={styles.head}>
        <Text weight="bold" truncate>
          {site.title}
        </Text>
        <Pill tone={look.tone} icon={look.icon}>
          {t(`sites.connection.${site.connection}`)}
        </Pill>
      </div>
      <div className={styles.facts}>
        <span>
          {site.id}
          {site.provider !== site.id && ` · ${site.provider}`}
        </span>
        <span>{t('sites.workloads', { total: String(here.length) })}</span>
        {reserveNodes(workloads, site.id).map(node => (
          <span key={node.name}>
            {t('sites.reserve', { node: node.name })}:{' '}
            {t(node.inUse ? 'sites.reserveInUse' : 'sites.reserveCordoned')}
          </span>
        ))}
      </div>
      <BlindSpots site={site} />
    </li>
  );
}
