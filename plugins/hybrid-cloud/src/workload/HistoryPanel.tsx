import { useApi } from '@backstage/core-plugin-api';
import { Text } from '@backstage/ui';
import { WorkloadDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { hybridCloudApiRef } from '../api';
import { TimeChart, utilisationSeries } from '../charts';
import { ErrorState } from '../feedback';
import { useLive } from '../live/useLive';
import { Panel } from '../panel';
import { useWords } from '../words';
import styles from './HistoryPanel.module.css';

const SECONDS = 15;

/** Lag, queue and utilisation over the last hour, with the policy's lines and the plans that were made. */
export function HistoryPanel(props: { readonly detail: WorkloadDetail }) {
  const { ref, workload } = props.detail;
  const api = useApi(hybridCloudApiRef);
  const words = useWords();
  const { t } = words;
  const live = useLive({
    key: `history ${ref}`,
    load: () => api.getHistory(ref),
    intervalSeconds: () => SECONDS,
    concerns: signal => signal.workloadRef === ref,
  });
  if (!live.data) {
    return live.problem ? (
      <Panel title={t('workload.charts.title')}>
        <ErrorState problem={live.problem} onRetry={live.refresh} />
      </Panel>
    ) : null;
  }
  const { points, plans } = live.data;
  const at = points.map(point => point.at);
  const maxLag = workload?.data?.maxLagSeconds;
  const burst = workload?.policy.burst;
  return (
    <Panel title={t('workload.charts.title')}>
      <div className={styles.charts}>
        <TimeChart
          title={t('workload.charts.utilisation')}
          at={at}
          series={utilisationSeries(points)}
          plans={plans}
          format={words.percent}
          atLeast={1}
          thresholds={
            burst && [
              {
                value: burst.at,
                label: t('workload.charts.burstAt', {
                  value: words.percent(burst.at),
                }),
              },
              {
                value: burst.release,
                label: t('workload.charts.release', {
                  value: words.percent(burst.release),
                }),
              },
            ]
          }
        />
        {workload?.data?.replication && (
          <TimeChart
            title={t('workload.charts.lag')}
            at={at}
            series={[
              {
                key: 'lag',
                label: t('workload.charts.lag'),
                values: points.map(point => point.lagSeconds),
              },
            ]}
            plans={plans}
            format={value => t('unit.seconds', { value: words.number(value) })}
            thresholds={
              maxLag === undefined
                ? []
                : [
                    {
                      value: maxLag,
                      label: t('workload.charts.limit', {
                        value: words.duration(maxLag),
                      }),
                    },
                  ]
            }
          />
        )}
        {workload?.queue && (
          <TimeChart
            title={t('workload.charts.queue')}
            at={at}
            series={[
              {
                key: 'queue',
                label: t('workload.charts.queue'),
                values: points.map(point => point.queueDepth),
              },
            ]}
            plans={plans}
            format={words.number}
          />
        )}
      </div>
      <Text variant="body-x-small" color="secondary">
        {t('workload.charts.gap')}
      </Text>
    </Panel>
  );
}
