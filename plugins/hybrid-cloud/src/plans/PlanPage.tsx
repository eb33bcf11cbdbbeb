import { useApi } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { PlanDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useParams } from 'react-router-dom';
import { hybridCloudApiRef } from '../api';
import { ErrorState, PageSkeleton, ProblemBanner } from '../feedback';
import { HybridLayout } from '../layout';
import { nameOf, useLinks } from '../links';
import { useEstate } from '../live/useEstate';
import { Live, useLive } from '../live/useLive';
import { SitesProvider } from '../sites';
import { isRunning } from '../status';
import { useWords } from '../words';
import { PlanView } from './PlanView';

const SECONDS_WHILE_RUNNING = 1;
const SECONDS_OTHERWISE = 5;

/** One plan: what is wrong, what will change, what is at risk, and the verdict. */
export function PlanPage() {
  const { id = '' } = useParams();
  const api = useApi(hybridCloudApiRef);
  const { t } = useWords();
  const live = useLive({
    key: `plan ${id}`,
    load: () => api.getPlan(id),
    intervalSeconds: detail =>
      detail && isRunning(detail.plan.state)
        ? SECONDS_WHILE_RUNNING
        : SECONDS_OTHERWISE,
    concerns: signal => signal.planId === undefined || signal.planId === id,
  });
  return (
    <HybridLayout>
      {live.data && <ProblemBanner live={live} />}
      {!live.data && !live.problem && (
        <PageSkeleton label={t('plans.loading')} rows={5} />
      )}
      {!live.data && live.problem && (
        <ErrorState problem={live.problem} onRetry={live.refresh} />
      )}
      {live.data && <LoadedPlan detail={live.data} live={live} />}
    </HybridLayout>
  );
}

function LoadedPlan(props: {
  readonly detail: PlanDetail;
  readonly live: Live<PlanDetail>;
}) {
  const { detail, live } = props;
  const { plan } = detail;
  const api = useApi(hybridCloudApiRef);
  const links = useLinks();
  const { t } = useWords();
  const estate = useEstate();
  const workload = useLive({
    key: plan.workloadRef,
    load: () => api.getWorkload(plan.workloadRef),
    intervalSeconds: () => 60,
    concerns: () => false,
  });
  const label = t('plans.heading', {
    action: t(`action.${plan.proposal.action}`),
    name: nameOf(plan.workloadRef),
  });
  return (
    <BreadcrumbEntry entry={{ label, href: links.plan(plan.id) ?? '' }}>
      <SitesProvider sites={estate.data?.sites}>
        <PlanView
          detail={detail}
          workload={workload.data?.workload}
          onVerdict={live.replace}
          onReload={live.refresh}
        />
      </SitesProvider>
    </BreadcrumbEntry>
  );
}
