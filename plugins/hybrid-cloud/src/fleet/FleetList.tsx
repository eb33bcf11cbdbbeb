import { Button, Text } from '@backstage/ui';
import { WorkloadSummary } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useMemo } from 'react';
import { EmptyState } from '../feedback';
import { useIsNarrow } from '../layout';
import { useWords } from '../words';
import { filterWorkloads } from './filterWorkloads';
import { FleetFilters } from './FleetFilters';
import styles from './FleetList.module.css';
import { orderWorkloads } from './orderWorkloads';
import { useFleetFilter } from './useFleetFilter';
import { WorkloadCards } from './WorkloadCards';
import { WorkloadTable } from './WorkloadTable';

const PAGE_SIZE = 25;

/** Filters and the page of workloads that they leave. */
export function FleetList(props: {
  readonly items: readonly WorkloadSummary[];
}) {
  const { items } = props;
  const words = useWords();
  const { t } = words;
  const narrow = useIsNarrow();
  const state = useFleetFilter();
  const shown = useMemo(
    () =>
      orderWorkloads(
        filterWorkloads(items, state.filter, item =>
          item.decision ? words.say.decision(item.decision) : '',
        ),
      ),
    [items, state.filter, words],
  );
  const pages = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  const page = Math.min(state.page, pages - 1);
  const visible = shown.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const List = narrow ? WorkloadCards : WorkloadTable;
  return (
    <section className={styles.list} aria-label={t('fleet.table')}>
      <FleetFilters items={items} state={state} />
      <Text as="p" variant="body-small" color="secondary" role="status">
        {t('fleet.count', {
          shown: String(shown.length),
          total: String(items.length),
        })}
      </Text>
      {shown.length === 0 ? (
        <EmptyState
          title={t('fleet.noMatch.title')}
          text={t('fleet.noMatch.text')}
          action={
            <Button variant="secondary" onPress={state.clear}>
              {t('fleet.clear')}
            </Button>
          }
        />
      ) : (
        <div className={narrow ? undefined : styles.table}>
          <List items={visible} />
        </div>
      )}
      {pages > 1 && (
        <nav className={styles.pages} aria-label={t('fleet.table')}>
          <Button
            variant="secondary"
            size="small"
            isDisabled={page === 0}
            onPress={() => state.setPage(page - 1)}
          >
            {t('fleet.previous')}
          </Button>
          <Text variant="body-small">
            {t('fleet.page', { page: String(page + 1), pages: String(pages) })}
          </Text>
          <Button
            variant="secondary"
            size="small"
            isDisabled={page >= pages - 1}
            onPress={() => state.setPage(page + 1)}
          >
            {t('fleet.next')}
          </Button>
        </nav>
      )}
    </section>
  );
}
