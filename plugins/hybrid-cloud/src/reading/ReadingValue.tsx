import {
  RiForbid2Line,
  RiHistoryLine,
  RiLock2Line,
  RiWifiOffLine,
} from '@remixicon/react';
import {
  Reading,
  ReadingErrorKind,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useNow } from '../clock/useNow';
import { useWords } from '../words';
import { describeReading } from './describeReading';
import { Hint } from './Hint';
import styles from './ReadingValue.module.css';

/**
 * One number with where it comes from. Fresh, stale, missing and failed readings look different
 * in shape, icon and words, and none of the last three can be taken for zero.
 */
export function ReadingValue<T>(props: {
  /** What is measured: `Data lag`. Spoken, not shown. */
  readonly label: string;
  readonly reading: Reading<T>;
  readonly format: (value: T) => string;
}) {
  const words = useWords();
  const now = useNow();
  const { reading } = props;
  const { spoken, lines, age } = describeReading({ ...props, words, now });
  return (
    <Hint label={spoken} lines={lines}>
      {reading.state === 'fresh' && (
        <span className={styles.fresh}>{props.format(reading.value)}</span>
      )}
      {reading.state === 'stale' && (
        <>
          <span className={styles.stale}>{props.format(reading.value)}</span>
          <StaleAge age={age} />
        </>
      )}
      {reading.state === 'missing' && (
        <span className={styles.missing}>
          <RiForbid2Line aria-hidden="true" />
          {words.t('reading.missing')}
        </span>
      )}
      {reading.state === 'error' && (
        <span className={styles.error}>
          <ErrorIcon error={reading.error} />
          {words.t(`reading.error.${reading.error}`)}
        </span>
      )}
    </Hint>
  );
}

/** How old a stale value is, beside it. */
export function StaleAge(props: { readonly age: string }) {
  const { t } = useWords();
  return (
    <span className={styles.age}>
      <RiHistoryLine aria-hidden="true" />
      {t('reading.stale', { duration: props.age })}
    </span>
  );
}

function ErrorIcon(props: { readonly error: ReadingErrorKind }) {
  return props.error === 'forbidden' || props.error === 'unauthenticated' ? (
    <RiLock2Line aria-hidden="true" />
  ) : (
    <RiWifiOffLine aria-hidden="true" />
  );
}
