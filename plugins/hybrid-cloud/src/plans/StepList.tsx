import Step from '@material-ui/core/Step';
import StepConnector from '@material-ui/core/StepConnector';
import StepContent from '@material-ui/core/StepContent';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
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

const LABEL_CLASSES = {
  root: styles.head,
  iconContainer: styles.icon,
  labelContainer: styles.body,
  label: styles.label,
};
const CONNECTOR_CLASSES = { root: styles.gap, line: styles.line };
const CONTENT_CLASSES = { root: styles.content, last: styles.last };

const DONE: ReadonlySet<StepState> = new Set(['verified', 'skipped']);

/** The steps in order with how far each has come; spoken as they change. */
export function StepList(props: {
  readonly plan: Plan;
  readonly workload: Workload | undefined;
}) {
  const { t } = useWords();
  const { steps } = props.plan;
  const total = String(steps.length);
  const current = steps.findIndex(step => !DONE.has(step.state));
  return (
    <Stepper
      orientation="vertical"
      activeStep={current < 0 ? steps.length : current}
      connector={
        <StepConnector aria-hidden="true" classes={CONNECTOR_CLASSES} />
      }
      classes={{ root: styles.list }}
      role="list"
      aria-label={t('plans.step.list')}
      aria-live="polite"
      aria-relevant="text"
    >
      {steps.map(step => (
        // Nothing is folded away: who approves at night reads every call at once.
        <Step
          key={step.index}
          expanded
          completed={DONE.has(step.state)}
          role="listitem"
          aria-label={t('plans.step.number', {
            number: String(step.index + 1),
            total,
          })}
        >
          <StepLabel
            classes={LABEL_CLASSES}
            icon={<Marker step={step} />}
            error={step.state === 'failed'}
          >
            <StepDescription step={step.step} workload={props.workload} />
          </StepLabel>
          <StepContent classes={CONTENT_CLASSES}>
            <StepTimes step={step} />
            {step.outcome && <span>{step.outcome}</span>}
          </StepContent>
        </Step>
      ))}
    </Stepper>
  );
}

function Marker(props: { readonly step: PlanStep }) {
  const { state, index } = props.step;
  return (
    <span className={`${styles.marker} ${styles[state]}`} aria-hidden="true">
      {ICONS[state] ?? index + 1}
    </span>
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
