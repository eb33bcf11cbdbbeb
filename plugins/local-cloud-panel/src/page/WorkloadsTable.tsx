import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LocalWorkload, LocalWorld } from '../api';
import { localCloudTranslationRef } from '../translation/localCloudTranslationRef';
import pageStyles from './page.module.css';
import { Section } from './Section';
import styles from './WorkloadsTable.module.css';

/** What users really experience: requests, errors, and which site answers them. */
export function WorkloadsTable(props: { readonly world: LocalWorld }) {
  const { t } = useTranslationRef(localCloudTranslationRef);
  return (
    <Section title={t('workloads.title')}>
      <table className={styles.table} aria-label={t('workloads.title')}>
        <thead>
          <tr>
            <th scope="col">{t('workloads.name')}</th>
            <th scope="col">{t('workloads.requests')}</th>
            <th scope="col">{t('workloads.errors')}</th>
            <th scope="col">{t('workloads.split')}</th>
            <th scope="col">{t('workloads.lag')}</th>
            <th scope="col">{t('workloads.queue')}</th>
          </tr>
        </thead>
        <tbody>
          {props.world.workloads.map(workload => (
            <WorkloadRow key={workload.name} workload={workload} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function WorkloadRow(props: { readonly workload: LocalWorkload }) {
  const { workload } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  const { replication, queue } = workload;
  const rate = (value: number) =>
    t('workloads.rate', { value: value.toFixed(value < 10 ? 1 : 0) });
  return (
    <tr>
      <th scope="row">
        {workload.title}{' '}
        {workload.surge !== 1 && (
          <span className={pageStyles.bad}>
            {t('workloads.surge', { factor: String(workload.surge) })}
          </span>
        )}
      </th>
      <td data-label={t('workloads.requests')}>
        {rate(workload.requestsPerSecond)}
      </td>
      <td data-label={t('workloads.errors')}>
        <span
          className={workload.errorsPerSecond > 0 ? pageStyles.bad : undefined}
        >
          {rate(workload.errorsPerSecond)}
        </span>
      </td>
      <td className={styles.wide}>
        {workload.sites.map(site => (
          <div key={site.site} className={styles.site}>
            <span>{site.site}</span>
            <div className={styles.track} aria-hidden="true">
              <div
                className={styles.fill}
                style={{ width: `${site.share * 100}%` }}
              />
            </div>
            <span className={pageStyles.quiet}>
              {Math.round(site.share * 100)}% ·{' '}
              {site.utilisation === null
                ? t('workloads.nothing')
                : t('workloads.answering', { total: String(site.answering) })}
            </span>
          </div>
        ))}
      </td>
      <td data-label={t('workloads.lag')}>
        {replication
          ? `${replication.from} → ${
              replication.to
            } ${replication.lagSeconds.toFixed(1)} s`
          : t('workloads.none')}{' '}
        {replication && replication.state !== 'running' && (
          <span className={pageStyles.bad}>
            {t('workloads.stopped', { state: replication.state })}
          </span>
        )}
      </td>
      <td data-label={t('workloads.queue')}>
        {queue ? queue.depth : t('workloads.none')}
      </td>
    </tr>
  );
}
