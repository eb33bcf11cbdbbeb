import { TrackedWorkload } from '../record/store';
import { Alert } from './alertmanagerMessage';

/**
 * Refs of the workloads that alerts speak of. The label `service` is a Component's name or entity ref; where there is none,
 * `site` speaks of every workload on that site (a host of it is out of memory). Other labels are nobody's names.
 */
export function matchWorkloads(options: {
  readonly alerts: readonly Pick<Alert, 'labels'>[];
  readonly workloads: readonly TrackedWorkload[];
}): readonly string[] {
  const { alerts, workloads } = options;
  const speaksOf = (
    { labels: { service, site } }: Pick<Alert, 'labels'>,
    { ref, name, workload }: TrackedWorkload,
  ): boolean => {
    if (service) {
      const named = service.toLocaleLowerCase('en-US');
      return named === ref || named === name.toLocaleLowerCase('en-US');
    }
    return Boolean(site) && onSite(workload, site);
  };
  return workloads
    .filter(workload => alerts.some(alert => speaksOf(alert, workload)))
    .map(({ ref }) => ref);
}

function onSite(workload: TrackedWorkload['workload'], site: string): boolean {
  return workload?.sites.some(each => each.site === site) ?? false;
}
