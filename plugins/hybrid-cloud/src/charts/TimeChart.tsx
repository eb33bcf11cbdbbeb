import {
  Instant,
  PlanSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { DateTime } from 'luxon';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useSites } from '../sites';
import { useWords } from '../words';
import { chartRows, isAlone, Series, summarise } from './series';
import styles from './TimeChart.module.css';

const TICK = { fontSize: 11, fill: 'var(--bui-fg-secondary)' };

/** A horizontal line where the policy draws one. */
export interface Threshold {
  readonly value: number;
  readonly label: string;
}

/** Values over time, with thresholds, plans as vertical marks, and gaps where nothing fresh was known. */
export function TimeChart(props: {
  readonly title: string;
  readonly at: readonly Instant[];
  readonly series: readonly Series[];
  readonly thresholds?: readonly Threshold[];
  readonly plans?: readonly PlanSummary[];
  readonly format: (value: number) => string;
  /** Upper end of the axis at least. */
  readonly atLeast?: number;
}) {
  const { title, at, series, thresholds = [], plans = [], format } = props;
  const { t } = useWords();
  const known = series.some(one => summarise(one).points > 0);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <strong>{title}</strong>
        <span className={styles.latest}>
          {series.map(one => (
            <LatestValue key={one.key} series={one} format={format} />
          ))}
        </span>
      </figcaption>
      {known ? (
        <div
          className={styles.area}
          role="img"
          aria-label={series
            .map(one => spokenSummary(one, title, format, t))
            .join('; ')}
        >
          <Lines
            at={at}
            series={series}
            thresholds={thresholds}
            plans={plans}
            format={format}
            atLeast={props.atLeast}
          />
        </div>
      ) : (
        <div className={styles.empty}>
          {t(
            at.length === 0 || series.length > 0
              ? 'workload.charts.empty'
              : 'workload.charts.noSeries',
          )}
        </div>
      )}
    </figure>
  );
}

function LatestValue(props: {
  readonly series: Series;
  readonly format: (value: number) => string;
}) {
  const { series } = props;
  const sites = useSites();
  const { t } = useWords();
  const { latest } = summarise(series);
  const tone = series.site ? sites.tone(series.site) : '';
  return (
    <span className={`${styles.key} ${tone}`}>
      <span className={styles.swatch} aria-hidden="true" />
      {series.site ? `${series.label} ` : ''}
      {latest === undefined ? t('reading.missing') : props.format(latest)}
    </span>
  );
}

function Lines(props: {
  readonly at: readonly Instant[];
  readonly series: readonly Series[];
  readonly thresholds: readonly Threshold[];
  readonly plans: readonly PlanSummary[];
  readonly format: (value: number) => string;
  readonly atLeast?: number;
}) {
  const { at, series, thresholds, plans, format } = props;
  const sites = useSites();
  const { t } = useWords();
  const ceiling = Math.max(
    props.atLeast ?? 0,
    ...thresholds.map(threshold => threshold.value * 1.1),
  );
  return (
    <ResponsiveContainer
      width="100%"
      height="100%"
      initialDimension={{ width: 320, height: 150 }}
    >
      <LineChart
        data={[...chartRows(at, series)]}
        margin={{ top: 16, right: 20, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--bui-border-1)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickFormatter={(value: number) => timeOfDay(value)}
          tick={TICK}
          minTickGap={40}
          stroke="var(--bui-border-2)"
        />
        <YAxis
          width={44}
          tick={TICK}
          tickFormatter={format}
          domain={[0, (max: number) => Math.max(max, ceiling)]}
          stroke="var(--bui-border-2)"
        />
        <Tooltip
          labelFormatter={label => timeOfDay(Number(label), 'HH:mm:ss')}
          formatter={(value, name) => [format(Number(value)), name]}
          contentStyle={{
            background: 'var(--bui-bg-neutral-1)',
            color: 'var(--bui-fg-primary)',
            border: '1px solid var(--bui-border-2)',
            fontSize: 12,
          }}
          isAnimationActive={false}
        />
        {thresholds.map(threshold => (
          <ReferenceLine
            key={threshold.label}
            y={threshold.value}
            stroke="var(--bui-fg-warning)"
            strokeDasharray="6 3"
            label={{
              value: threshold.label,
              position: 'insideBottomLeft',
              fontSize: 11,
              fill: 'var(--bui-fg-primary)',
            }}
          />
        ))}
        {plans.map(plan => (
          <ReferenceLine
            key={plan.id}
            x={plan.createdAt}
            stroke="var(--bui-fg-primary)"
            strokeDasharray="2 2"
            label={{
              value: t(`action.${plan.action}`),
              position: 'top',
              fontSize: 11,
              fill: 'var(--bui-fg-primary)',
            }}
          />
        ))}
        {series.map(one => (
          <Line
            key={one.key}
            className={one.site ? sites.tone(one.site) : undefined}
            dataKey={one.key}
            name={one.label}
            stroke="var(--site-bg)"
            strokeWidth={2}
            connectNulls={false}
            isAnimationActive={false}
            dot={dotIfAlone(one)}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

function dotIfAlone(series: Series) {
  return (dot: { cx?: number; cy?: number; index?: number }) => {
    const key = `${series.key} ${dot.index}`;
    return dot.index !== undefined && isAlone(series.values, dot.index) ? (
      <circle key={key} cx={dot.cx} cy={dot.cy} r={2} fill="var(--site-bg)" />
    ) : (
      <g key={key} />
    );
  };
}

function timeOfDay(at: number, format = 'HH:mm'): string {
  return DateTime.fromMillis(at).toFormat(format);
}

function spokenSummary(
  series: Series,
  title: string,
  format: (value: number) => string,
  t: ReturnType<typeof useWords>['t'],
): string {
  const { points, gaps, latest } = summarise(series);
  return t('workload.charts.summary', {
    name: series.site ? `${title} ${series.label}` : title,
    value: latest === undefined ? t('reading.missing') : format(latest),
    points: String(points),
    gaps: String(gaps),
  });
}
