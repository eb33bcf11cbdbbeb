import {
  HistoryPoint,
  Instant,
  SiteId,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** One line of a chart. `null` is a gap: nothing fresh was known. It is never drawn as zero. */
export interface Series {
  readonly key: string;
  readonly label: string;
  readonly site?: SiteId;
  readonly values: readonly (number | null)[];
}

export interface SeriesSummary {
  readonly points: number;
  readonly gaps: number;
  /** The last point's value; undefined when that is a gap: what was known before is not what is so now. */
  readonly latest?: number;
}

/** Sites that appear in any point, in the order they first do. */
export function utilisationSeries(
  points: readonly HistoryPoint[],
): readonly Series[] {
  const sites = [...new Set(points.flatMap(p => Object.keys(p.utilisation)))];
  return sites.map(site => ({
    key: site,
    label: site,
    site,
    values: points.map(point => point.utilisation[site] ?? null),
  }));
}

export function summarise(series: Series): SeriesSummary {
  const known = series.values.filter(
    (value): value is number => value !== null,
  );
  return {
    points: known.length,
    gaps: series.values.length - known.length,
    latest: series.values.at(-1) ?? undefined,
  };
}

/** A known point with gaps on both sides has no line; it needs a dot to be seen. */
export function isAlone(
  values: readonly (number | null)[],
  index: number,
): boolean {
  return (
    values[index] !== null &&
    (values[index - 1] ?? null) === null &&
    (values[index + 1] ?? null) === null
  );
}

/** Rows as the chart library wants them: `{ at, <key>: value | null }`. */
export function chartRows(
  at: readonly Instant[],
  series: readonly Series[],
): readonly Record<string, number | null>[] {
  return at.map((instant, index) => ({
    at: instant,
    ...Object.fromEntries(series.map(one => [one.key, one.values[index]])),
  }));
}
