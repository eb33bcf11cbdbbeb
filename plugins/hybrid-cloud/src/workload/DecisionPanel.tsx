import { ButtonLink, Text } from '@backstage/ui';
import {
  RiPauseCircleLine,
  RiProhibitedLine,
  RiSendPlaneLine,
} from '@remixicon/react';
import {
  Decision,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { useNow } from '../clock/useNow';
import { GuardSummary, StepDescription, WitnessTable } from '../evidence';
import { useLinks } from '../links';
import { Panel } from '../panel';
import { HealthPill, Pill, PlanStatePill, Tone } from '../status';
import { useWords } from '../words';
import styles from './DecisionPanel.module.css';
import { ProposeActions } from './ProposeActions';

const LOOKS: Record<Decision['kind'], { tone: Tone; icon: ReactElement }> = {
  hold: { tone: 'neutral', icon: <RiPauseCircleLine /> },
  propose: { tone: 'info', icon: <RiSendPlaneLine /> },
  blocked: { tone: 'danger', icon: <RiProhibitedLine /> },
};

/** What the portal would do now, and why: the sentence, its reasons, the witnesses, the rules. */
export function DecisionPanel(props: {
  readonly detail: WorkloadDetail;
  readonly onChanged: () => void;
}) {
  const { detail } = props;
  const { decision, observation } = detail;
  const { t } = useWords();
  return (
    <Panel
      title={t('workload.decision.title')}
      aside={<HealthPill health={detail.health} />}
    >
      {detail.openPlan && <OpenPlan plan={detail.openPlan} />}
      {decision ? (
        <DecisionBody decision={decision} detail={detail} />
      ) : (
        <Text color="secondary">{t('workload.decision.none')}</Text>
      )}
      {observation && (
        <>
          <h3 className={styles.subtitle}>{t('workload.witnesses.title')}</h3>
          <WitnessTable observation={observation} />
        </>
      )}
      <ProposeActions detail={detail} onChanged={props.onChanged} />
    </Panel>
  );
}

function OpenPlan(props: {
  readonly plan: NonNullable<WorkloadDetail['openPlan']>;
}) {
  const { t } = useWords();
  const links = useLinks();
  return (
    <div className={styles.open} role="status">
      <PlanStatePill state={props.plan.state} />
      <ButtonLink
        size="small"
        variant="primary"
        href={links.plan(props.plan.id) ?? '#'}
      >
        {t('workload.decision.openPlan')}
      </ButtonLink>
    </div>
  );
}

function DecisionBody(props: {
  readonly decision: Decision;
  readonly detail: WorkloadDetail;
}) {
  const { decision, detail } = props;
  const words = useWords();
  const now = useNow();
  const { t } = words;
  const look = LOOKS[decision.kind];
  // The sentence tells the first two.
  const others = decision.reasons.slice(2);
  return (
    <>
      <div className={styles.decision} aria-live="polite">
        <Pill tone={look.tone} icon={look.icon}>
          {t(`workload.decision.kind.${decision.kind}`)}
        </Pill>
        <p className={styles.sentence}>{words.say.decision(decision)}</p>
        <Text variant="body-x-small" color="secondary">
          {t('workload.decision.decided', {
            duration: words.duration((now - decision.at) / 1000),
          })}
        </Text>
      </div>
      {others.length > 0 && (
        <ul className={styles.reasons}>
          {others.map(reason => (
            <li key={`${reason.code} ${JSON.stringify(reason.params)}`}>
              {words.say.reason(reason)}
            </li>
          ))}
        </ul>
      )}
      {decision.kind !== 'hold' && (
        <>
          <ol className={styles.steps} aria-label={t('plans.step.list')}>
            {decision.proposal.steps.map((step, index) => (
              <li key={index}>
                <StepDescription step={step} workload={detail.workload} />
              </li>
            ))}
          </ol>
          <h3 className={styles.subtitle}>{t('workload.guards.title')}</h3>
          <GuardSummary guards={decision.guards} />
        </>
      )}
    </>
  );
}
