/** People let in after somebody who had arrived later. Arrivals are positions in `arrived`. */
export function outOfOrder(options: {
  readonly arrived: readonly string[];
  readonly admitted: readonly string[];
}): number {
  const arrival = new Map(options.arrived.map((token, i) => [token, i]));
  let latest = -1;
  let count = 0;
  for (const token of options.admitted) {
    const position = arrival.get(token);
    if (position === undefined) throw new Error(`${token} never arrived.`);
    if (position < latest) count += 1;
    latest = Math.max(latest, position);
  }
  return count;
}
