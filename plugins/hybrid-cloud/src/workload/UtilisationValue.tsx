import { Reading } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReadingValue } from '../reading';
import { useWords } from '../words';
import styles from './UtilisationValue.module.css';

/** A ratio in percent with a small meter; the mark on it is the burst threshold. No meter where nothing is known. */
export function UtilisationValue(props: {
  readonly label: string;
  readonly reading: Reading;
  readonly threshold?: number;
}) {
  const { reading, threshold } = props;
  const words = useWords();
  const known = reading.state === 'fresh' || reading.state === 'stale';
  const over = known && threshold !== undefined && reading.value >= threshold;
  return (
    <>
      <ReadingValue
        label={props.label}
        reading={reading}
        format={words.percent}
      />
      {known && (
        <div className={styles.meter} aria-hidden="true">
          <div
            className={`${styles.fill} ${over ? styles.over : ''}`}
            style={{ width: `${reading.value * 100}%` }}
          />
          {threshold !== undefined && (
            <span
              className={styles.threshold}
              style={{ left: `${threshold * 100}%` }}
            />
          )}
        </div>
      )}
    </>
  );
}
