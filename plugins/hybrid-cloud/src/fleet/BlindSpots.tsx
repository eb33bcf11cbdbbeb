import { Button } from '@backstage/ui';
import { SiteView } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useId, useState } from 'react';
import { useNow } from '../clock/useNow';
import { useWords } from '../words';
import styles from './SitesStrip.module.css';

const SHOWN_AT_ONCE = 2;

/** What we may not see on a site, why and since when. Many are counted first: a dark site hides everything at once. */
export function BlindSpots(props: { readonly site: SiteView }) {
  const { site } = props;
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const id = useId();
  const [open, setOpen] = useState(false);
  const total = site.blindSpots.length;
  if (total === 0) {
    return null;
  }
  const many = total > SHOWN_AT_ONCE;
  return (
    <>
      {many && (
        <div className={styles.count}>
          <span>{t('sites.blindSpotCount', { total: String(total) })}</span>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={open}
            aria-controls={id}
            onPress={() => setOpen(!open)}
          >
            {t(open ? 'less' : 'more')}
          </Button>
        </div>
      )}
      <ul
        id={id}
        hidden={many && !open}
        className={styles.blind}
        aria-label={t('sites.blindSpots', { site: site.title })}
      >
        {site.blindSpots.map(spot => (
          <li key={`${spot.what} ${spot.error}`}>
            {t('sites.blindSince', {
              what: spot.what,
              message: spot.message,
              duration: words.duration((now - spot.since) / 1000),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
