import { Alert, Skeleton, VisuallyHidden } from '@backstage/ui';
import {
  CreatePlanResponse,
  Decision,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Problem, toProblem } from '../api';
import { GuardList, RiskSentence, StepDescription } from '../evidence';
import { nameOf } from '../links';
import { useWords } from '../words';
import styles from './ProposeDialog.module.css';

/** The answer of the dry run: risk, exact calls and safety rules, or why there is nothing to do. */
export function ProposePreview(props: {
  readonly preview: {
    readonly loading: boolean;
    readonly error?: Error;
    readonly value?: CreatePlanResponse;
  };
  readonly detail: WorkloadDetail;
}) {
  const { preview, detail } = props;
  const { t } = useWords();
  if (preview.loading) {
    return (
      <div role="status" aria-busy="true">
        <VisuallyHidden>{t('workload.propose.checking')}</VisuallyHidden>
        <Skeleton height={96} />
      </div>
    );
  }
  if (preview.error) {
    return (
      <ProposeProblem problem={toProblem(preview.error)} owner={detail.owner} />
    );
  }
  return preview.value ? (
    <DecisionPreview decision={preview.value.decision} detail={detail} />
  ) : null;
}

function DecisionPreview(props: {
  readonly decision: Decision;
  readonly detail: WorkloadDetail;
}) {
  const { decision, detail } = props;
  const words = useWords();
  const { t } = words;
  const sentence = words.say.decision(decision);
  if (decision.kind === 'hold') {
    return (
      <Alert
        status="info"
        icon
        title={t('workload.propose.hold')}
        description={sentence}
      />
    );
  }
  return (
    <>
      {decision.kind === 'blocked' ? (
        <Alert
          status="danger"
          icon
          title={t('workload.propose.blocked')}
          description={sentence}
        />
      ) : (
        <p className={styles.sentence}>{sentence}</p>
      )}
      <RiskSentence risk={decision.proposal.risk} small />
      <ol className={styles.steps} aria-label={t('workload.propose.preview')}>
        {decision.proposal.steps.map((step, index) => (
          <li key={index}>
            <StepDescription step={step} workload={detail.workload} />
          </li>
        ))}
      </ol>
      <GuardList guards={decision.guards} />
    </>
  );
}

/** Says who may, when the person may not. */
export function ProposeProblem(props: {
  readonly problem: Problem;
  readonly owner: string;
}) {
  const { kind, message } = props.problem;
  const { t } = useWords();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t(`problem.title.${kind}`)}
      description={
        kind === 'forbidden'
          ? t('workload.propose.forbidden', { owner: nameOf(props.owner) })
          : `${message} ${t(`problem.next.${kind}`)}`
      }
    />
  );
}
