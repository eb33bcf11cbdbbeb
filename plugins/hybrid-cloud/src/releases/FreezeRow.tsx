import { Alert, Button, Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { DeploymentFreeze } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useState } from 'react';
import { hybridCloudApiRef, Problem, toProblem } from '../api';
import { useNow } from '../clock/useNow';
import { nameOf } from '../links';
import { useWords } from '../words';
import styles from './ReleasePanel.module.css';

/** One freeze in force: until when, why, by whom, and its end before its time. */
export function FreezeRow(props: {
  readonly freeze: DeploymentFreeze;
  readonly mayEnd: boolean;
  readonly onEnded: () => void;
}) {
  const { freeze, mayEnd, onEnded } = props;
  const api = useApi(hybridCloudApiRef);
  const words = useWords();
  const now = useNow();
  const [ending, setEnding] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { t } = words;

  const end = async () => {
    setEnding(true);
    setProblem(undefined);
    try {
      await api.endFreeze(freeze.id);
    } catch (error) {
      const found = toProblem(error);
      // Over, or gone: what was wanted is so.
      if (found.kind !== 'conflict' && found.kind !== 'not-found') {
        setProblem(found);
      }
    }
    setEnding(false);
    onEnded();
  };

  const values = {
    until: words.time(freeze.until, now),
    reason: freeze.reason,
  };
  return (
    <li className={styles.freeze}>
      <div className={styles.words}>
        <Text as="p" variant="body-small" weight="bold">
          {freeze.workloadRef
            ? t('releases.frozen', values)
            : t('releases.frozenFleet', values)}
        </Text>
        <Text as="p" variant="body-x-small" color="secondary">
          {t('releases.by', { name: nameOf(freeze.by) })}
        </Text>
      </div>
      {mayEnd && (
        <Button
          size="small"
          variant="secondary"
          isPending={ending}
          onPress={end}
        >
          {t('releases.end')}
        </Button>
      )}
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
    </li>
  );
}
