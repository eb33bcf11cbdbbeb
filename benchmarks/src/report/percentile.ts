/** Nearest-rank percentile, 0..100. Throws on an empty list: nothing measured is not zero. */
export function percentile(values: readonly number[], rank: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1);
  return sorted[index];
}
