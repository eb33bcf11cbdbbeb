import { Link, Text } from '@backstage/ui';
import {
  Plan,
  PlanDetail,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useNow } from '../clock/useNow';
import { GuardList, RiskSentence, WitnessTable } from '../evidence';
import { nameOf, useLinks } from '../links';
import { Panel } from '../panel';
import { partsOfWeights, SplitBar } from '../split';
import { isOpen, Pill, PlanStatePill } from '../status';
import { useWords } from '../words';
import styles from './PlanView.module.css';
import { StepList } from './StepList';
import { Timeline } from './Timeline';
import { VerdictPanel } from './VerdictPanel';

/** The plan as one page, in the order a person decides in: risk, cause, change, rules, verdict. */
export function PlanView(props: {
  readonly detail: PlanDetail;
  readonly workload: Workload | undefined;
  readonly onVerdict: (detail: PlanDetail) => void;
  readonly onReload: () => void;
}) {
  const { detail, workload } = props;
  const { plan } = detail;
  const { t } = useWords();
  return (
    <>
      <Heading plan={plan} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <RiskSentence risk={plan.proposal.risk} />
          {plan.outcome && (
            <Panel title={t('plans.outcome')}>
              <Text>{plan.outcome}</Text>
            </Panel>
          )}
          <Cause plan={plan} />
          <Panel
            title={t(isOpen(plan.state) ? 'plans.change' : 'plans.changed')}
            aside={
              plan.proposal.emergency && (
                <Pill tone="danger">{t('plans.emergency')}</Pill>
              )
            }
          >
            <SplitChange plan={plan} />
            <StepList plan={plan} workload={workload} />
            {plan.state === 'verifying' && (
              <Text color="secondary" role="status">
                {t('plans.verifying')}
              </Text>
            )}
          </Panel>
        </div>
        <div className={styles.side}>
          <VerdictPanel
            detail={detail}
            onVerdict={props.onVerdict}
            onReload={props.onReload}
          />
          <Panel title={t('plans.guards')}>
            <GuardList guards={plan.guards} />
          </Panel>
          <Timeline plan={plan} />
        </div>
      </div>
    </>
  );
}

function Heading(props: { readonly plan: Plan }) {
  const { plan } = props;
  const words = useWords();
  const now = useNow();
  const links = useLinks();
  const { t } = words;
  const name = nameOf(plan.workloadRef);
  const who =
    plan.requestedBy === 'policy'
      ? t('plans.policy')
      : nameOf(plan.requestedBy);
  return (
    <div className={styles.heading}>
      <h2>
        {t('plans.heading', {
          action: t(`action.${plan.proposal.action}`),
          name,
        })}
      </h2>
      <span
        role="status"
        aria-label={t('plans.live', {
          state: t(`planState.${plan.state}`),
        })}
      >
        <PlanStatePill state={plan.state} />
      </span>
      <span className={styles.meta}>
        {t('plans.requestedBy', {
          who,
          duration: words.duration((now - plan.createdAt) / 1000),
        })}
        {plan.requestReason && `: “${plan.requestReason}”`}
        {' · '}
        <Link href={links.workload(plan.workloadRef) ?? '#'}>
          {t('plans.workloadLink', { name })}
        </Link>
      </span>
    </div>
  );
}

function Cause(props: { readonly plan: Plan }) {
  const { plan } = props;
  const words = useWords();
  const now = useNow();
  return (
    <Panel title={words.t('plans.wrong')}>
      <p className={styles.diagnosis}>{words.say.diagnosis(plan.diagnosis)}</p>
      <ul className={styles.reasons}>
        {plan.reasons.map(reason => (
          <li key={`${reason.code} ${JSON.stringify(reason.params)}`}>
            {words.say.reason(reason)}
          </li>
        ))}
      </ul>
      <WitnessTable observation={plan.evidence} />
      <Text variant="body-x-small" color="secondary">
        {words.t('plans.evidence', {
          duration: words.duration((now - plan.evidence.at) / 1000),
        })}
      </Text>
    </Panel>
  );
}

function SplitChange(props: { readonly plan: Plan }) {
  const words = useWords();
  const { before, after } = props.plan.proposal;
  return (
    <dl className={styles.splits}>
      <dt>{words.t('plans.before')}</dt>
      <dd>
        {words.weights(before)}
        <SplitBar size="thin" parts={partsOfWeights(before)} />
      </dd>
      <dt>{words.t('plans.after')}</dt>
      <dd>
        <strong>{words.weights(after)}</strong>
        <SplitBar size="regular" parts={partsOfWeights(after)} />
      </dd>
    </dl>
  );
}
