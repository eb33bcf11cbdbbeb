import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { WorkloadDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { hybridCloudApiRef } from '../api';
import { LagCell, PlacementCell, QueueCell } from '../fleet/cells';
import { useLinks } from '../links';
import { useEstate } from '../live/useEstate';
import { useLive } from '../live/useLive';
import { Panel } from '../panel';
import { SitesProvider } from '../sites';
import { SplitSummary } from '../split';
import { HealthPill } from '../status';
import { useWords } from '../words';
import styles from './HybridCard.module.css';

/** The Hybrid tab in short, for the component's overview. */
export function HybridCard() {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(hybridCloudApiRef);
  const { t } = useWords();
  const live = useLive({
    key: ref,
    load: () => api.getWorkload(ref),
    concerns: signal => signal.workloadRef === ref,
  });
  const estate = useEstate();
  return (
    <SitesProvider sites={estate.data?.sites}>
      <Panel
        title={t('workload.card.title')}
        aside={live.data && <HealthPill health={live.data.health} />}
      >
        {!live.data && !live.problem && <Skeleton height={80} />}
        {!live.data && live.problem && (
          <Text color="secondary">
            {t(`problem.title.${live.problem.kind}`)}.{' '}
            {t(`problem.next.${live.problem.kind}`)}
          </Text>
        )}
        {live.data && <CardBody detail={live.data} />}
      </Panel>
    </SitesProvider>
  );
}

function CardBody(props: { readonly detail: WorkloadDetail }) {
  const { detail } = props;
  const links = useLinks();
  const { t, say } = useWords();
  return (
    <>
      <p className={styles.sentence}>
        {detail.decision
          ? say.decision(detail.decision)
          : t('fleet.noDecision')}
      </p>
      {detail.observation && <SplitSummary split={detail.observation.split} />}
      <dl className={styles.facts}>
        <div>
          <dt>{t('fleet.column.placement')}</dt>
          <dd>
            <PlacementCell item={detail} />
          </dd>
        </div>
        <div>
          <dt>{t('fleet.column.lag')}</dt>
          <dd>
            <LagCell item={detail} />
          </dd>
        </div>
        <div>
          <dt>{t('fleet.column.queue')}</dt>
          <dd>
            <QueueCell item={detail} />
          </dd>
        </div>
      </dl>
      <div className={styles.links}>
        {detail.openPlan && (
          <Link href={links.plan(detail.openPlan.id) ?? '#'}>
            {t('workload.decision.openPlan')}
          </Link>
        )}
        <Link href={links.workload(detail.ref) ?? '#'}>
          {t('workload.card.open')}
        </Link>
      </div>
    </>
  );
}
