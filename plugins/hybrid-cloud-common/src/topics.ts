/** Event and signal topic: a workload's state or a plan changed. Payload: `{ workloadRef, planId? }`. */
export const TOPIC_CHANGED = 'hybrid-cloud:changed';
