import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Switch } from '@backstage/ui';
import { LocalWorld } from '../api';
import { localCloudTranslationRef } from '../translation/localCloudTranslationRef';
import styles from './page.module.css';
import { Section } from './Section';
import { SetFault } from './useSetFault';

/** Power and links of every site, as switches. */
export function SitesAndLinks(props: {
  readonly world: LocalWorld;
  readonly setFault: SetFault;
}) {
  const { world, setFault } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  const linksOf = (site: string) =>
    world.links.filter(link => link.between.includes(site));
  return (
    <Section title={t('sites.title')}>
      <ul className={styles.rows}>
        {world.sites.map(site => (
          <li key={site.id} className={styles.row}>
            <Switch
              label={t('sites.power', { site: site.title })}
              isSelected={site.powered}
              onChange={powered =>
                setFault({ fault: 'power', on: !powered, site: site.id })
              }
            />
            <span className={site.powered ? styles.quiet : styles.bad}>
              {t(site.powered ? 'sites.on' : 'sites.off')}
            </span>
          </li>
        ))}
      </ul>
      <ul className={styles.rows}>
        {world.sites
          .filter(site => linksOf(site.id).length > 0)
          .map(site => {
            const up = linksOf(site.id).every(link => link.up);
            return (
              <li key={site.id} className={styles.row}>
                <Switch
                  label={t('sites.links', { site: site.title })}
                  isSelected={up}
                  onChange={next =>
                    setFault({ fault: 'link', on: !next, site: site.id })
                  }
                />
                <span className={up ? styles.quiet : styles.bad}>
                  {linksOf(site.id)
                    .map(link =>
                      t('sites.link', {
                        from: link.between[0],
                        to: link.between[1],
                        kind: link.kind,
                      }),
                    )
                    .join(', ')}{' '}
                  {t(up ? 'sites.up' : 'sites.down')}
                </span>
              </li>
            );
          })}
      </ul>
    </Section>
  );
}
