import { Text } from '@backstage/ui';
import {
  Observation,
  Reading,
  Shares,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Panel } from '../panel';
import { Hint, ReadingValue } from '../reading';
import { Part, partsOfShares, partsOfWeights, SplitBar } from '../split';
import { useWords } from '../words';
import styles from './TrafficPanel.module.css';

/** Who gets the traffic, three ways, and how much there is. */
export function TrafficPanel(props: { readonly observation: Observation }) {
  const { observation } = props;
  const words = useWords();
  const { t } = words;
  const { configured, observed, effective } = observation.split;
  const shares = (value: Shares) =>
    Object.entries(value)
      .map(([site, share]) => `${site} ${words.percent(share)}`)
      .join(' : ');
  const partsOf = (value: Shares) => partsOfShares(value, words.percent);
  return (
    <Panel title={t('workload.traffic.title')}>
      <SplitKind
        kind="configured"
        reading={configured}
        format={words.weights}
        parts={partsOfWeights}
      />
      <SplitKind
        kind="observed"
        reading={observed}
        format={shares}
        parts={partsOf}
      />
      <SplitKind
        kind="effective"
        reading={effective}
        format={shares}
        parts={partsOf}
      />
      <dl className={styles.facts}>
        <dt>{t('workload.traffic.rps')}</dt>
        <dd>
          <ReadingValue
            label={t('workload.traffic.rps')}
            reading={observation.requestsPerSecond}
            format={value => t('unit.rps', { value: words.number(value) })}
          />
        </dd>
      </dl>
      {observation.switch.stickinessSeconds !== undefined && (
        <Text variant="body-small" color="secondary">
          {t('workload.traffic.sticky', {
            duration: words.duration(observation.switch.stickinessSeconds),
          })}
        </Text>
      )}
      {observation.switch.foreignShape && (
        <Text variant="body-small" color="danger">
          {t('workload.traffic.foreign', {
            shape: observation.switch.foreignShape,
          })}
        </Text>
      )}
    </Panel>
  );
}

function SplitKind<T>(props: {
  readonly kind: 'configured' | 'observed' | 'effective';
  readonly reading: Reading<T>;
  readonly format: (value: T) => string;
  readonly parts: (value: T) => readonly Part[];
}) {
  const { kind, reading } = props;
  const { t } = useWords();
  const label = t(`split.${kind}`);
  const known = reading.state === 'fresh' || reading.state === 'stale';
  return (
    <div className={styles.kind}>
      <div className={styles.head}>
        <Hint lines={[t(`split.${kind}Hint`)]}>
          <span className={styles.name}>{label}</span>
        </Hint>
        <ReadingValue label={label} reading={reading} format={props.format} />
      </div>
      <SplitBar
        size={kind === 'configured' ? 'regular' : 'thin'}
        parts={known ? props.parts(reading.value) : undefined}
        stale={reading.state === 'stale'}
      />
    </div>
  );
}
