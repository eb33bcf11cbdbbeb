import { useApi } from '@backstage/core-plugin-api';
import { hybridCloudApiRef } from '../api';
import {
  EmptyState,
  ErrorState,
  PageSkeleton,
  ProblemBanner,
} from '../feedback';
import { HybridLayout } from '../layout';
import { useLive } from '../live/useLive';
import { isOpen } from '../status';
import { useWords } from '../words';
import { PlanRows } from './PlanRows';

/** All plans: those that wait for a person first, then newest first. */
export function PlansPage() {
  const api = useApi(hybridCloudApiRef);
  const { t } = useWords();
  const live = useLive({ key: 'plans', load: () => api.listPlans() });
  const plans = live.data && [...live.data.items];
  plans?.sort(
    (a, b) =>
      Number(isOpen(b.state)) - Number(isOpen(a.state)) ||
      b.createdAt - a.createdAt,
  );
  return (
    <HybridLayout>
      {live.data && <ProblemBanner live={live} />}
      {!plans && !live.problem && (
        <PageSkeleton label={t('plans.loading')} rows={4} />
      )}
      {!plans && live.problem && (
        <ErrorState problem={live.problem} onRetry={live.refresh} />
      )}
      {plans?.length === 0 && (
        <EmptyState
          title={t('plans.list.empty')}
          text={t('plans.list.emptyText')}
        />
      )}
      {plans && plans.length > 0 && (
        <PlanRows
          label={t('plans.list.title')}
          plans={plans.map(plan => ({
            ...plan,
            action: plan.proposal.action,
          }))}
        />
      )}
    </HybridLayout>
  );
}
