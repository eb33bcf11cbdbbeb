import { Button, Text } from '@backstage/ui';
import {
  CreatePlanRequest,
  sameWeights,
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

/** What people may always ask for, and the way to the base weights where the weights are not those. */
function actionsFor(detail: WorkloadDetail): typeof ACTIONS {
  const { workload, observation } = detail;
  const configured = observation?.split.configured;
  if (!workload || configured?.state !== 'fresh') return ACTIONS;
  const base = Object.fromEntries(
    workload.sites.map(({ site, baseWeight }) => [site, baseWeight]),
  );
  return sameWeights(configured.value, base)
    ? ACTIONS
    : ['rebalance', ...ACTIONS];
}

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
        {actionsFor(detail).map(next => (
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

function whyNot(
  detail: WorkloadDetail,
): 'openPlan' | 'notManaged' | 'noSwitch' | undefined {
  if (detail.openPlan) {
    return 'openPlan';
  }
  if (!detail.workload) {
    return 'notManaged';
  }
  return detail.workload.traffic ? undefined : 'noSwitch';
}
