import { WorkloadSummary } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useWords } from '../words';
import {
  LagCell,
  ModeCell,
  NameCell,
  PlacementCell,
  QueueCell,
  StateCell,
} from './cells';
import styles from './WorkloadCards.module.css';
import { TrafficCell } from './WorkloadTable';

/** The same facts as the table's rows, one above the other, for a phone. */
export function WorkloadCards(props: {
  readonly items: readonly WorkloadSummary[];
}) {
  const { t } = useWords();
  return (
    <ul className={styles.cards} aria-label={t('fleet.table')}>
      {props.items.map(item => (
        <li key={item.ref} className={styles.card}>
          <NameCell item={item} />
          <StateCell item={item} />
          <TrafficCell item={item} />
          <dl className={styles.facts}>
            <div>
              <dt>{t('fleet.column.placement')}</dt>
              <dd>
                <PlacementCell item={item} />
              </dd>
            </div>
            <div>
              <dt>{t('fleet.column.lag')}</dt>
              <dd>
                <LagCell item={item} />
              </dd>
            </div>
            <div>
              <dt>{t('fleet.column.queue')}</dt>
              <dd>
                <QueueCell item={item} />
              </dd>
            </div>
            <div>
              <dt>{t('fleet.column.mode')}</dt>
              <dd>
                <ModeCell item={item} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
