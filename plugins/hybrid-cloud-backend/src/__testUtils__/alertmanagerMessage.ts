import { AlertmanagerMessage } from '../ingest/alertmanagerMessage';

/** A message as Alertmanager 0.28 sends it, of one alert that fires unless said otherwise. */
export function buildMessage(
  changes: {
    readonly status?: 'firing' | 'resolved';
    readonly startsAt?: string;
    readonly endsAt?: string;
    readonly labels?: Readonly<Record<string, string>>;
  } = {},
): AlertmanagerMessage {
  const { status = 'firing' } = changes;
  const labels = changes.labels ?? {
    alertname: 'ServiceErrors',
    service: 'course-registration',
    site: 'onprem',
  };
  return {
    version: '4',
    groupKey: '{}/{service="course-registration"}:{alertname="ServiceErrors"}',
    truncatedAlerts: 0,
    status,
    receiver: 'portal',
    groupLabels: { alertname: labels.alertname },
    commonLabels: labels,
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example:9093',
    alerts: [
      {
        status,
        labels: { ...labels },
        annotations: { summary: '7% of the requests fail on onprem' },
        startsAt: changes.startsAt ?? '2026-03-02T00:00:00.000Z',
        endsAt: changes.endsAt ?? '0001-01-01T00:00:00Z',
        generatorURL: 'http://prometheus.example:9090/graph',
        fingerprint: '9c2f0d3f6a1b4e77',
      },
    ],
  };
}
