import { Metric } from './Metric';

const show = (value: number | null) =>
  value === null ? '-' : String(Math.round(value * 1000) / 1000);

/** A plain table, one line for each metric. */
export function formatTable(metrics: readonly Metric[]): string {
  const rows = [
    ['metric', 'value', 'unit', 'baseline', 'floor', 'goal'],
    ...metrics.map(m => [
      m.metric,
      show(m.value),
      m.unit,
      show(m.baseline),
      show(m.floor),
      show(m.goal),
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
