import { createHash } from 'crypto';
import { canonicalJson } from '../record/audit';
import { Alert, AlertmanagerMessage } from './alertmanagerMessage';

/**
 * The same news has the same key, however often it is sent: Alertmanager retries, repeats what still fires, and several
 * of a cluster may send the same; somebody may replay what they overheard. What fires, or ends, anew is new.
 */
export function receiptKey(message: AlertmanagerMessage): string {
  const { groupKey, status, alerts } = message;
  const news = alerts.map(whatIsNew).sort();
  return createHash('sha256')
    .update(canonicalJson({ source: 'alertmanager', groupKey, status, news }))
    .digest('hex');
}

/** While an alert fires its end is not known, and what stands there may change. */
function whatIsNew(alert: Alert): string {
  const { status, labels, startsAt, endsAt, fingerprint } = alert;
  return canonicalJson({
    which: fingerprint ?? canonicalJson(labels),
    status,
    startsAt,
    endsAt: status === 'resolved' ? endsAt ?? null : null,
  });
}
