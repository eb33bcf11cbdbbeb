import { Split } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useNow } from '../clock/useNow';
import {
  describeReading,
  Hint,
  ReadingValue,
  Spoken,
  StaleAge,
} from '../reading';
import { useWords } from '../words';
import { partsOfShares, partsOfWeights } from './shares';
import { SplitBar } from './SplitBar';
import styles from './SplitSummary.module.css';

/** Configured split in words and as a bar, with what requests really did as a thin bar under it. */
export function SplitSummary(props: { readonly split: Split }) {
  const { configured, observed } = props.split;
  const words = useWords();
  const now = useNow();
  const formatShares = (shares: Readonly<Record<string, number>>) =>
    Object.entries(shares)
      .map(([site, share]) => `${site} ${words.percent(share)}`)
      .join(' : ');
  const observedLabel = words.t('split.observed');
  const description = describeReading({
    label: observedLabel,
    reading: observed,
    words,
    now,
  });
  const hasConfigured =
    configured.state === 'fresh' || configured.state === 'stale';
  const hasObserved = observed.state === 'fresh' || observed.state === 'stale';
  return (
    <div className={styles.summary}>
      <ReadingValue
        label={words.t('split.configured')}
        reading={configured}
        format={words.weights}
      />
      <SplitBar
        size="regular"
        parts={hasConfigured ? partsOfWeights(configured.value) : undefined}
        stale={configured.state === 'stale'}
      />
      {hasObserved ? (
        <Hint lines={[formatShares(observed.value), ...description.lines]}>
          <Spoken>{`${observedLabel}: ${formatShares(observed.value)}`}</Spoken>
          <span className={styles.fill}>
            <SplitBar
              size="thin"
              parts={partsOfShares(observed.value, words.percent)}
              stale={observed.state === 'stale'}
            />
          </span>
          {observed.state === 'stale' && (
            <>
              <Spoken>{words.t('reading.spokenStale')}</Spoken>
              <StaleAge age={description.age} />
            </>
          )}
        </Hint>
      ) : (
        <div className={styles.observed}>
          <span>{words.t('fleet.observed')}</span>
          <ReadingValue
            label={observedLabel}
            reading={observed}
            format={formatShares}
          />
        </div>
      )}
    </div>
  );
}
