/** Kubernetes metav1.Time: RFC 3339 in whole seconds. */
export function toTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** Kubernetes metav1.MicroTime, as leases use it. */
export function toMicroTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 23)}000Z`;
}

export function fromTimestamp(text: string): number {
  return Date.parse(text);
}
