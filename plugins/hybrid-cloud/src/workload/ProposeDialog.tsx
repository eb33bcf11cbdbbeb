import { useApi } from '@backstage/core-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import {
  CreatePlanRequest,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsync from 'react-use/esm/useAsync';
import { hybridCloudApiRef, Problem, toProblem } from '../api';
import { useLinks } from '../links';
import { useWords } from '../words';
import styles from './ProposeDialog.module.css';
import { ProposePreview, ProposeProblem } from './ProposePreview';

/** Shows what the move would do, exactly, before it is proposed with a reason. */
export function ProposeDialog(props: {
  readonly detail: WorkloadDetail;
  readonly action: CreatePlanRequest['action'];
  readonly onClose: () => void;
  readonly onProposed: () => void;
}) {
  const { detail, action, onClose } = props;
  const api = useApi(hybridCloudApiRef);
  const links = useLinks();
  const navigate = useNavigate();
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const request = { workloadRef: detail.ref, action };
  const preview = useAsync(
    () =>
      api.createPlan({
        ...request,
        reason: t('workload.propose.preview'),
        dryRun: true,
      }),
    [api, detail.ref, action],
  );
  const proposable = preview.value?.decision.kind === 'propose';

  const send = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const { plan } = await api.createPlan({
        ...request,
        reason: reason.trim(),
      });
      props.onProposed();
      onClose();
      const page = plan && links.plan(plan.id);
      if (page) {
        navigate(page);
      }
    } catch (error) {
      setProblem(toProblem(error));
      setSending(false);
    }
  };

  const title = t('workload.propose.title', {
    action: t(`action.${action}`),
    name: detail.title ?? detail.name,
  });
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={640}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <ProposePreview preview={preview} detail={detail} />
          <TextAreaField
            label={t('workload.propose.reason')}
            description={t('workload.propose.reasonHint')}
            isRequired
            rows={2}
            value={reason}
            onChange={setReason}
          />
          {problem && <ProposeProblem problem={problem} owner={detail.owner} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={sending}
          isDisabled={!proposable || reason.trim() === ''}
          onPress={send}
        >
          {t('workload.propose.submit')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
