import { useApi } from '@backstage/core-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import {
  Plan,
  PlanDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useState } from 'react';
import { HybridCloudApi, hybridCloudApiRef, Problem, toProblem } from '../api';
import { RiskSentence } from '../evidence';
import { useWords, Words } from '../words';
import styles from './VerdictDialog.module.css';

export type Verdict = 'approve' | 'reject' | 'withdraw';

/** Asks for the reason and sends the verdict on exactly the plan that was on the screen when it opened. */
export function VerdictDialog(props: {
  readonly plan: Plan;
  readonly verdict: Verdict;
  readonly onClose: () => void;
  readonly onVerdict: (detail: PlanDetail) => void;
  readonly onReload: () => void;
}) {
  const { verdict, onClose } = props;
  const api = useApi(hybridCloudApiRef);
  const words = useWords();
  const { t } = words;
  // The page goes on changing under the dialog; the verdict is on what the person saw.
  const [plan] = useState(props.plan);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const needsReason = verdict !== 'approve';
  const texts = textsOf(verdict, words);

  const send = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      props.onVerdict(await sendVerdict(api, { plan, verdict, reason }));
      onClose();
    } catch (error) {
      setProblem(toProblem(error));
      setSending(false);
    }
  };

  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()}>
      <DialogHeader>{texts.title}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <strong>{words.weights(plan.proposal.after)}</strong>
          {verdict === 'approve' && (
            <RiskSentence risk={plan.proposal.risk} small />
          )}
          <TextAreaField
            label={t('plans.verdict.reason')}
            description={
              needsReason
                ? t('plans.verdict.reasonNeeded')
                : t('plans.verdict.reasonOptional')
            }
            isRequired={needsReason}
            rows={2}
            value={reason}
            onChange={setReason}
          />
          {problem && <Refused problem={problem} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('plans.verdict.back')}
        </Button>
        {problem?.kind === 'conflict' ? (
          <Button
            variant="primary"
            onPress={() => {
              props.onReload();
              onClose();
            }}
          >
            {t('plans.verdict.reload')}
          </Button>
        ) : (
          <Button
            variant="primary"
            destructive={verdict !== 'approve'}
            isPending={sending}
            isDisabled={needsReason && reason.trim() === ''}
            onPress={send}
          >
            {texts.confirm}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

function Refused(props: { readonly problem: Problem }) {
  const { t } = useWords();
  const { kind, message } = props.problem;
  if (kind === 'conflict') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('plans.verdict.conflictTitle')}
        description={`${t('plans.verdict.conflictText')} ${message}`}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={
        kind === 'forbidden'
          ? t('plans.verdict.forbiddenTitle')
          : t(`problem.title.${kind}`)
      }
      description={`${message} ${t(`problem.next.${kind}`)}`}
    />
  );
}

async function sendVerdict(
  api: HybridCloudApi,
  options: {
    readonly plan: Plan;
    readonly verdict: Verdict;
    readonly reason: string;
  },
): Promise<PlanDetail> {
  const { id, digest } = options.plan;
  const reason = options.reason.trim() || undefined;
  switch (options.verdict) {
    case 'approve':
      return api.approvePlan(id, { digest, reason });
    case 'reject':
      return api.rejectPlan(id, { digest, reason });
    case 'withdraw':
      return api.cancelPlan(id, { digest, reason });
    default:
      return neverVerdict(options.verdict);
  }
}

function textsOf(
  verdict: Verdict,
  { t }: Words,
): { readonly title: string; readonly confirm: string } {
  switch (verdict) {
    case 'approve':
      return {
        title: t('plans.verdict.approveTitle'),
        confirm: t('plans.verdict.confirmApprove'),
      };
    case 'reject':
      return {
        title: t('plans.verdict.rejectTitle'),
        confirm: t('plans.verdict.confirmReject'),
      };
    case 'withdraw':
      return {
        title: t('plans.verdict.withdrawTitle'),
        confirm: t('plans.verdict.confirmWithdraw'),
      };
    default:
      return neverVerdict(verdict);
  }
}

function neverVerdict(verdict: never): never {
  throw new Error(`Unknown verdict: ${verdict}`);
}
