import { ReactElement, ReactNode } from 'react';
import styles from './Pill.module.css';

export type Tone =
  | 'danger'
  | 'warning'
  | 'success'
  | 'info'
  | 'person'
  | 'neutral';

/** A short state, told by its words and icon; the colour only repeats it. */
export function Pill(props: {
  readonly tone: Tone;
  readonly icon?: ReactElement;
  readonly children: ReactNode;
}) {
  return (
    <span className={`${styles.pill} ${styles[props.tone]}`}>
      {props.icon && (
        <span className={styles.icon} aria-hidden="true">
          {props.icon}
        </span>
      )}
      {props.children}
    </span>
  );
}
