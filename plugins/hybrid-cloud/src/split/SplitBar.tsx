import { useSites } from '../sites';
import { Part } from './shares';
import styles from './SplitBar.module.css';

const WIDE_ENOUGH_FOR_A_LABEL = 0.14;

/** The picture of a split. It says nothing by itself: the numbers stand beside it in words. */
export function SplitBar(props: {
  /** Absent: not known. Drawn hatched, never as an empty share. */
  readonly parts?: readonly Part[];
  readonly size: 'regular' | 'thin';
  readonly stale?: boolean;
}) {
  const sites = useSites();
  const classes = [
    styles.bar,
    styles[props.size],
    props.parts ? '' : styles.unknown,
    props.stale ? styles.stale : '',
  ];
  return (
    <div className={classes.join(' ')} aria-hidden="true">
      {props.parts
        ?.filter(part => part.share > 0)
        .map(part => (
          <div
            key={part.site}
            className={`${styles.part} ${sites.tone(part.site)}`}
            style={{ width: `${part.share * 100}%` }}
          >
            {props.size === 'regular' &&
            !props.stale &&
            part.share >= WIDE_ENOUGH_FOR_A_LABEL
              ? part.label
              : null}
          </div>
        ))}
    </div>
  );
}
