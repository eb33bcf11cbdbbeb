import {
  RiCheckLine,
  RiCloseLine,
  RiLoader4Line,
  RiSkipForwardLine,
} from '@remixicon/react';
import {
  Plan,
  PlanStep,
  StepState,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { useNow } from '../clock/useNow';
import { StepDescription } from '../evidence';
import { useWords } from '../words';
import styles from './StepList.module.css';

const ICONS: Record<StepState, ReactElement | undefined> = {
  waiting: undefined,
  intended: <RiLoader4Line />,
  accepted: <RiLoader4Line />,
  verified: <RiCheckLine />,
  skipped: <RiSkipForwardLine />,
  failed: <RiCloseLine />,
};

/** The steps in order with how far each has come; spoken as they change. */
export function StepList(props: {
  readonly plan: Plan;
  readonly workload: Workload | undefined;
}) {
  const { t } = useWords();
  const { steps } = props.plan;
  return (
    <ol
      className={styles.list}
      aria-label={t('plans.step.list')}
      aria-live="polite"
      aria-relevant="text"
    >
      {steps.map(step => (
        <StepItem
          key={step.index}
          step={step}
          total={steps.length}
          workload={props.workload}
        />
      ))}
    </ol>
  );
}

function StepItem(props: {
  readonly step: PlanStep;
  readonly total: number;
  readonly workload: Workload | undefined;
}) {
  const { step } = props;
  const { t } = useWords();
  const number = String(step.index + 1);
  return (
    <li
      className={`${styles.item} ${styles[step.state]}`}
      aria-label={t('plans.step.number', {
        number,
        total: String(props.total),
      })}
    >
      <div className={styles.rail} aria-hidden="true">
        <span className={styles.marker}>{ICONS[step.state] ?? number}</span>
      </div>
      <div className={styles.body}>
        <StepDescription step={step.step} workload={props.workload} />
        <StepTimes step={step} />
        {step.outcome && <span>{step.outcome}</span>}
      </div>
    </li>
  );
}

function StepTimes(props: { readonly step: PlanStep }) {
  const { state, intendedAt, acceptedAt, verifiedAt } = props.step;
  const words = useWords();
  const now = useNow();
  const { t } = words;
  return (
    <span className={styles.times}>
      <span className={styles.state}>{t(`plans.step.state.${state}`)}</span>
      {intendedAt !== undefined && (
        <span>
          {t('plans.step.intendedAt', { time: words.time(intendedAt, now) })}
        </span>
      )}
      {acceptedAt !== undefined && (
        <span>
          {t('plans.step.acceptedAt', { time: words.time(acceptedAt, now) })}
        </span>
      )}
      {verifiedAt !== undefined && (
        <span>
          {t('plans.step.verifiedAt', { time: words.time(verifiedAt, now) })}
        </span>
      )}
    </span>
  );
}
