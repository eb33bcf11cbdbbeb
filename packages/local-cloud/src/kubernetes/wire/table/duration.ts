/** A time span as kubectl shows ages: `45s`, `5m3s`, `90m`, `5h12m`, `30h`, `3d4h`, `20d`. */
export function shortDuration(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const both = (large: number, unit: string, small: number, lesser: string) =>
    small > 0 ? `${large}${unit}${small}${lesser}` : `${large}${unit}`;
  if (seconds < 120) return `${seconds}s`;
  if (minutes < 10) return both(minutes, 'm', seconds % 60, 's');
  if (hours < 3) return `${minutes}m`;
  if (hours < 8) return both(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  if (days < 8) return both(days, 'd', hours % 24, 'h');
  return `${days}d`;
}
