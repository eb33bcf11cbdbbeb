import { Button, Text } from '@backstage/ui';
import {
  CreatePlanRequest,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useState } from 'react';
import { useWords } from '../words';
import styles from './ProposeActions.module.css';
import { ProposeDialog } from './ProposeDialog';

const ACTIONS: readonly CreatePlanRequest['action'][] = [
  'failover',
  'failback',
  'burst',
  'release',
];

/** The moves a person may ask for. */
export function ProposeActions(props: {
  readonly detail: WorkloadDetail;
  readonly onChanged: () => void;
}) {
  const { detail } = props;
  const { t } = useWords();
  const [action, setAction] = useState<CreatePlanRequest['action']>();
  const impossible = whyNot(detail);
  return (
    <div
      className={styles.actions}
      role="group"
      aria-label={t('workload.propose.group')}
    >
      <div className={styles.buttons}>
        {ACTIONS.map(next => (
          <Button
            key={next}
            size="small"
            variant="secondary"
            isDisabled={impossible !== undefined}
            onPress={() => setAction(next)}
          >
            {t(`workload.propose.button.${next}`)}
          </Button>
        ))}
      </div>
      {impossible && (
        <Text variant="body-x-small" color="secondary">
          {t(`workload.propose.${impossible}`)}
        </Text>
      )}
      {action && (
        <ProposeDialog
          detail={detail}
          action={action}
          onClose={() => setAction(undefined)}
          onProposed={props.onChanged}
        />
      )}
    </div>
  );
}

function whyNot(detail: WorkloadDetail): 'openPlan' | 'notManaged' | undefined {
  if (detail.openPlan) {
    return 'openPlan';
  }
  return detail.workload ? undefined : 'notManaged';
}
