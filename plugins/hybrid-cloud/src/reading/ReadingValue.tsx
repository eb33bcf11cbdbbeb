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
import { Spoken } from './Spoken';

/** Ages on the page grow without a fetch; there may be hundreds of these, so not every second. */
const SECONDS = 5;

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
  const now = useNow(SECONDS);
  const { reading } = props;
  const { lines, age } = describeReading({
    label: props.label,
    reading,
    words,
    now,
  });
  return (
    <Hint lines={lines}>
      <Spoken>{`${props.label}: `}</Spoken>
      {reading.state === 'fresh' && (
        <span className={styles.fresh}>{props.format(reading.value)}</span>
      )}
      {reading.state === 'stale' && (
        <>
          <span className={styles.stale}>{props.format(reading.value)}</span>
          <Spoken>{words.t('reading.spokenStale')}</Spoken>
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
        // What is not read yet is no fault of the site's, and must not look like one.
        <span
          className={
            reading.error === 'unsupported' ? styles.missing : styles.error
          }
        >
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
