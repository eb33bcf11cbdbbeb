import { Text } from '@backstage/ui';
import { Observation } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Panel } from '../panel';
import { ReadingValue } from '../reading';
import { useWords } from '../words';
import styles from './TrafficPanel.module.css';

/** How far the data is behind, in which direction, and who waits. */
export function DataPanel(props: { readonly observation: Observation }) {
  const { replication, queue } = props.observation;
  const words = useWords();
  const { t } = words;
  if (!replication && !queue) {
    return null;
  }
  return (
    <Panel title={t('workload.replication.title')}>
      <dl className={styles.facts}>
        {replication && (
          <>
            <dt>{t('workload.replication.state')}</dt>
            <dd>
              {t('workload.replication.direction', {
                from: replication.from,
                to: replication.to,
              })}{' '}
              <ReadingValue
                label={t('workload.replication.state')}
                reading={replication.state}
                format={value => t(`workload.replication.states.${value}`)}
              />
            </dd>
            <dt>{t('workload.replication.lag')}</dt>
            <dd>
              <ReadingValue
                label={t('fleet.column.lag')}
                reading={replication.lag}
                format={words.seconds}
              />
            </dd>
          </>
        )}
        {queue && (
          <>
            <dt>{t('workload.replication.queue')}</dt>
            <dd>
              <ReadingValue
                label={t('fleet.column.queue')}
                reading={queue.depth}
                format={value =>
                  t('unit.people', { value: words.number(value) })
                }
              />
            </dd>
          </>
        )}
      </dl>
      {replication?.detail && (
        <Text variant="body-small" color="secondary">
          {replication.detail}
        </Text>
      )}
      {replication?.preflight && replication.preflight.length > 0 && (
        <Text variant="body-small" weight="bold">
          {t('workload.replication.preflight')}{' '}
          {replication.preflight.join('; ')}
        </Text>
      )}
    </Panel>
  );
}
