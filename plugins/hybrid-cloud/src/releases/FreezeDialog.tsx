import { useApi } from '@backstage/core-plugin-api';
import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { WorkloadDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useContext, useState } from 'react';
import { hybridCloudApiRef, Problem, toProblem } from '../api';
import { ClockContext } from '../clock/useNow';
import { useWords, Words } from '../words';
import styles from './ReleasePanel.module.css';

/** Hours to choose from; the backend refuses more than its bound. */
const LENGTHS = [1, 4, 12, 24, 72, 168, 336] as const;
const HOUR = 3_600_000;

/** Asks for how long, why, and whether every service is meant. */
export function FreezeDialog(props: {
  readonly detail: WorkloadDetail;
  readonly onClose: () => void;
  readonly onFrozen: () => void;
}) {
  const { detail, onClose, onFrozen } = props;
  const api = useApi(hybridCloudApiRef);
  const clock = useContext(ClockContext);
  const words = useWords();
  const { t } = words;
  const [hours, setHours] = useState<number>(LENGTHS[1]);
  const [fleet, setFleet] = useState(false);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const send = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      await api.createFreeze({
        workloadRef: fleet ? undefined : detail.ref,
        until: clock.now() + hours * HOUR,
        reason: reason.trim(),
      });
      onFrozen();
      onClose();
    } catch (error) {
      setProblem(toProblem(error));
      setSending(false);
    }
  };

  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={520}>
      <DialogHeader>
        {t('releases.dialog.title', { name: detail.title ?? detail.name })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <Text variant="body-small">{t('releases.dialog.text')}</Text>
          <Select
            label={t('releases.dialog.length')}
            options={LENGTHS.map(length => ({
              value: String(length),
              label: lengthInWords(length, words),
            }))}
            selectedKey={String(hours)}
            onSelectionChange={key => setHours(Number(key ?? hours))}
          />
          <Checkbox isSelected={fleet} onChange={setFleet}>
            {t('releases.dialog.fleet')}
          </Checkbox>
          <TextAreaField
            label={t('releases.dialog.reason')}
            description={t('releases.dialog.reasonHint')}
            isRequired
            rows={2}
            value={reason}
            onChange={setReason}
          />
          {problem && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t(`problem.title.${problem.kind}`)}
              description={`${problem.message} ${t(
                `problem.next.${problem.kind}`,
              )}`}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={sending}
          isDisabled={reason.trim() === ''}
          onPress={send}
        >
          {t('releases.dialog.submit')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function lengthInWords(hours: number, words: Words): string {
  return words.duration((hours * HOUR) / 1000);
}
