import { Cell, ColumnConfig, Table } from '@backstage/ui';
import { WorkloadSummary } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useMemo } from 'react';
import { SplitSummary } from '../split';
import { useWords, Words } from '../words';
import {
  LagCell,
  ModeCell,
  NameCell,
  PlacementCell,
  QueueCell,
  StateCell,
} from './cells';
import cellStyles from './cells.module.css';

type Row = WorkloadSummary & { readonly id: string };

/** One row a workload, in the order given. */
export function WorkloadTable(props: {
  readonly items: readonly WorkloadSummary[];
}) {
  const { t } = useWords();
  const columns = useMemo(() => columnsIn(t), [t]);
  const rows = props.items.map(item => ({ ...item, id: item.ref }));
  return (
    <Table<Row>
      columnConfig={columns}
      data={rows}
      pagination={{ type: 'none' }}
    />
  );
}

function columnsIn(t: Words['t']): readonly ColumnConfig<Row>[] {
  return [
    {
      id: 'workload',
      label: t('fleet.column.workload'),
      isRowHeader: true,
      defaultWidth: '2fr',
      cell: item => (
        <Cell>
          <NameCell item={item} />
        </Cell>
      ),
    },
    {
      id: 'state',
      label: t('fleet.column.state'),
      defaultWidth: '2.8fr',
      cell: item => (
        <Cell>
          <StateCell item={item} />
        </Cell>
      ),
    },
    {
      id: 'traffic',
      label: t('fleet.column.traffic'),
      defaultWidth: '2fr',
      cell: item => (
        <Cell>
          <TrafficCell item={item} />
        </Cell>
      ),
    },
    {
      id: 'placement',
      label: t('fleet.column.placement'),
      defaultWidth: '1.5fr',
      cell: item => (
        <Cell>
          <PlacementCell item={item} />
        </Cell>
      ),
    },
    {
      id: 'lag',
      label: t('fleet.column.lag'),
      defaultWidth: '1.3fr',
      cell: item => (
        <Cell>
          <LagCell item={item} />
        </Cell>
      ),
    },
    {
      id: 'queue',
      label: t('fleet.column.queue'),
      defaultWidth: '1.3fr',
      cell: item => (
        <Cell>
          <QueueCell item={item} />
        </Cell>
      ),
    },
    {
      id: 'mode',
      label: t('fleet.column.mode'),
      defaultWidth: '1fr',
      cell: item => (
        <Cell>
          <ModeCell item={item} />
        </Cell>
      ),
    },
  ];
}

export function TrafficCell(props: { readonly item: WorkloadSummary }) {
  const { t } = useWords();
  const { observation } = props.item;
  return (
    <div className={cellStyles.stack}>
      {observation ? (
        <SplitSummary split={observation.split} />
      ) : (
        <span className={cellStyles.quiet}>{t('fleet.noTraffic')}</span>
      )}
    </div>
  );
}
