import { VisuallyHidden } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import {
  Step,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useWords } from '../words';
import { describeCall } from './describeCall';
import styles from './StepDescription.module.css';

/** One step: its sentence, and the exact call with before and after. */
export function StepDescription(props: {
  readonly step: Step;
  readonly workload?: Workload;
}) {
  const { t, say } = useWords();
  const { call, target, before, after } = describeCall(
    props.step,
    props.workload,
  );
  return (
    <div className={styles.step}>
      <span>{say.step(props.step)}</span>
      {call && (
        <span className={styles.call}>
          <span>{call}</span>
          {target && <span className={styles.target}>{target}</span>}
        </span>
      )}
      {before !== undefined && after !== undefined && (
        <span className={`${styles.call} ${styles.change}`}>
          <VisuallyHidden>{t('plans.before')}:</VisuallyHidden>
          <span>{before}</span>
          <RiArrowRightLine aria-hidden="true" />
          <VisuallyHidden>{t('plans.after')}:</VisuallyHidden>
          <span className={styles.after}>{after}</span>
        </span>
      )}
    </div>
  );
}
