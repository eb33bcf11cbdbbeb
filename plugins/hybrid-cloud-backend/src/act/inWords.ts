import {
  Reason,
  explainReason,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Reasons as one line of text for a record. */
export function inWords(reasons: readonly Reason[]): string {
  return reasons.map(reason => explainReason(reason, 'en')).join(' ');
}
