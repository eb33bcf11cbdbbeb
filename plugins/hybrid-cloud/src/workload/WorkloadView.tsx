import { Alert } from '@backstage/ui';
import { WorkloadDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useNow } from '../clock/useNow';
import { useLinks } from '../links';
import { Panel } from '../panel';
import { PlanRows } from '../plans/PlanRows';
import { ReleasePanel } from '../releases';
import { useWords } from '../words';
import { DataPanel } from './DataPanel';
import { DecisionPanel } from './DecisionPanel';
import { HistoryPanel } from './HistoryPanel';
import styles from './HybridTab.module.css';
import { PlacementPanel } from './PlacementPanel';
import { PolicyPanel } from './PolicyPanel';
import { ProblemsPanel } from './ProblemsPanel';
import { TrafficPanel } from './TrafficPanel';

/** Everything about one workload, what needs a person first. */
export function WorkloadView(props: {
  readonly detail: WorkloadDetail;
  readonly hasKubernetesTab?: boolean;
  readonly onChanged: () => void;
}) {
  const { detail } = props;
  const words = useWords();
  const now = useNow();
  const links = useLinks();
  const { t } = words;
  const { observation, workload, drift } = detail;
  return (
    <>
      {detail.problems.length > 0 && (
        <ProblemsPanel problems={detail.problems} />
      )}
      {drift && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('workload.traffic.driftTitle')}
          description={t('workload.traffic.drift', {
            found: words.weights(drift.found),
            expected: words.weights(drift.expected),
            duration: words.ago(drift.since, now),
          })}
        />
      )}
      <div className={styles.pair}>
        <div className={styles.column}>
          <DecisionPanel detail={detail} onChanged={props.onChanged} />
          <ReleasePanel detail={detail} />
        </div>
        <div className={styles.column}>
          {observation && <TrafficPanel observation={observation} />}
          {observation && <DataPanel observation={observation} />}
          {workload && <PolicyPanel workload={workload} />}
        </div>
      </div>
      {observation && (
        <PlacementPanel
          observation={observation}
          workload={workload}
          podsLink={
            props.hasKubernetesTab ? links.kubernetes(detail.ref) : undefined
          }
        />
      )}
      <HistoryPanel detail={detail} />
      <Panel title={t('workload.plans.title')}>
        {detail.recentPlans.length === 0 ? (
          t('workload.plans.none')
        ) : (
          <PlanRows
            label={t('workload.plans.title')}
            plans={detail.recentPlans}
          />
        )}
      </Panel>
    </>
  );
}
