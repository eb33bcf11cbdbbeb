import { useApi } from '@backstage/core-plugin-api';
import { Alert, ButtonLink } from '@backstage/ui';
import { hybridCloudApiRef } from '../api';
import {
  EmptyState,
  ErrorState,
  PageSkeleton,
  ProblemBanner,
} from '../feedback';
import { HybridLayout } from '../layout';
import { useLive } from '../live/useLive';
import { SitesProvider } from '../sites';
import { useWords } from '../words';
import { FleetList } from './FleetList';
import { SitesStrip } from './SitesStrip';

/** Every workload on one page, those that need a person first. */
export function HybridPage() {
  const api = useApi(hybridCloudApiRef);
  const { t } = useWords();
  const fleet = useLive({
    key: 'workloads',
    load: () => api.listWorkloads(),
  });
  const estate = useLive({ key: 'estate', load: () => api.getEstate() });
  const items = fleet.data?.items;

  return (
    <HybridLayout>
      <SitesProvider sites={estate.data?.sites}>
        {estate.data && !estate.data.automationEnabled && (
          <Alert
            role="status"
            status="warning"
            icon
            title={t('fleet.automationOff.title')}
            description={t('fleet.automationOff.text')}
          />
        )}
        {items && <ProblemBanner live={fleet} />}
        {items && !fleet.problem && <ProblemBanner live={estate} />}
        {estate.data && (
          <SitesStrip estate={estate.data} workloads={items ?? []} />
        )}
        {!items && !fleet.problem && (
          <PageSkeleton label={t('fleet.loading')} rows={6} />
        )}
        {!items && fleet.problem && (
          <ErrorState problem={fleet.problem} onRetry={fleet.refresh} />
        )}
        {items?.length === 0 && (
          <EmptyState
            title={t('fleet.empty.title')}
            text={t('fleet.empty.text')}
            action={
              <ButtonLink href="/catalog" variant="secondary">
                {t('fleet.empty.next')}
              </ButtonLink>
            }
          />
        )}
        {items && items.length > 0 && <FleetList items={items} />}
      </SitesProvider>
    </HybridLayout>
  );
}
