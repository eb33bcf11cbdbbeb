import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isKubernetesAvailable } from '@backstage/plugin-kubernetes';
import { hybridCloudApiRef } from '../api';
import {
  EmptyState,
  ErrorState,
  PageSkeleton,
  ProblemBanner,
} from '../feedback';
import { useEstate } from '../live/useEstate';
import { useLive } from '../live/useLive';
import { SitesProvider } from '../sites';
import { isRunning } from '../status';
import { useWords } from '../words';
import styles from './HybridTab.module.css';
import readable from '../layout/readable.module.css';
import { WorkloadView } from './WorkloadView';

/** The Hybrid tab of the component whose page this is. */
export function HybridTab() {
  const { entity } = useEntity();
  return (
    <HybridTabOf
      workloadRef={stringifyEntityRef(entity)}
      hasKubernetesTab={isKubernetesAvailable(entity)}
    />
  );
}

/** The tab of one workload, by its entity ref. */
export function HybridTabOf(props: {
  readonly workloadRef: string;
  /** Its entity names objects that the Kubernetes tab beside this one can show. */
  readonly hasKubernetesTab?: boolean;
}) {
  const { workloadRef } = props;
  const api = useApi(hybridCloudApiRef);
  const { t } = useWords();
  const live = useLive({
    key: workloadRef,
    load: () => api.getWorkload(workloadRef),
    intervalSeconds: detail =>
      detail?.openPlan && isRunning(detail.openPlan.state) ? 1 : 5,
    concerns: signal => signal.workloadRef === workloadRef,
  });
  const estate = useEstate();
  const missing = !live.data && live.problem?.kind === 'not-found';
  return (
    <SitesProvider sites={estate.data?.sites}>
      <div className={`${styles.tab} ${readable.readable}`}>
        {live.data && <ProblemBanner live={live} />}
        {!live.data && !live.problem && (
          <PageSkeleton label={t('workload.loading')} rows={5} />
        )}
        {missing && (
          <EmptyState
            title={t('workload.missing.title')}
            text={t('workload.missing.text')}
          />
        )}
        {!live.data && live.problem && !missing && (
          <ErrorState problem={live.problem} onRetry={live.refresh} />
        )}
        {live.data && (
          <WorkloadView
            detail={live.data}
            hasKubernetesTab={props.hasKubernetesTab}
            onChanged={live.refresh}
          />
        )}
      </div>
    </SitesProvider>
  );
}
