import {
  Mode,
  WorkloadHealth,
  WorkloadSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** What the person looks for. An absent filter lets everything through. */
export interface FleetFilter {
  readonly text?: string;
  readonly health?: WorkloadHealth;
  readonly owner?: string;
  readonly site?: string;
  readonly mode?: Mode;
}

/**
 * `sentenceOf` gives the decision's sentence as shown, so that people can search for what they read.
 */
export function filterWorkloads(
  items: readonly WorkloadSummary[],
  filter: FleetFilter,
  sentenceOf: (item: WorkloadSummary) => string,
): readonly WorkloadSummary[] {
  const needle = filter.text?.trim().toLocaleLowerCase();
  return items.filter(
    item =>
      (!filter.health || item.health === filter.health) &&
      (!filter.owner || item.owner === filter.owner) &&
      (!filter.mode || item.mode === filter.mode) &&
      (!filter.site || sitesOf(item).includes(filter.site)) &&
      (!needle ||
        [item.name, item.title, item.owner, sentenceOf(item)].some(text =>
          text?.toLocaleLowerCase().includes(needle),
        )),
  );
}

/** Sites by the policy; by what was seen when the policy cannot be read. */
export function sitesOf(item: WorkloadSummary): readonly string[] {
  return (
    item.workload?.sites.map(site => site.site) ??
    Object.keys(item.observation?.sites ?? {})
  );
}
