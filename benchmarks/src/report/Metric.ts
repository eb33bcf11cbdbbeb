/** One line of a benchmark's result. */
export interface Metric {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** The same figure of what the portal replaces, measured in the same run; null where there is none. */
  readonly baseline: number | null;
  /** The worst value that is still acceptable. */
  readonly floor: number | null;
  readonly goal: number | null;
}
