import {
  Witness,
  Workload,
  WorkloadSite,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  fresh,
  SiteProbe,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { LocalWorld } from '@hybrid-cloud-portal/local-cloud';

/** Our probe, answered by whoever answers in the world. A test can make single answers go missing. */
export class WorldProbe implements SiteProbe {
  /** True for a request whose answer is lost on the way. */
  loses: (site: string) => boolean = () => false;
  readonly #local: LocalWorld;

  constructor(local: LocalWorld) {
    this.#local = local;
  }

  async probe(options: {
    readonly workload: Workload;
    readonly site: WorkloadSite;
  }): Promise<Witness> {
    const { premises, world, clock } = this.#local;
    const { site } = options.site;
    const runtime = world.workloads.get(options.workload.name)?.site(site);
    const answers =
      premises.powered(site) &&
      (runtime?.answering ?? 0) > 0 &&
      !this.loses(site);
    const detail = answers ? 'HTTP 200' : 'connection refused';
    return {
      kind: 'probe',
      site,
      verdict: answers ? 'serving' : 'failing',
      detail,
      reading: fresh(detail, {
        unit: 'state',
        source: `probe:${site}`,
        observedAt: clock.now(),
      }),
    };
  }
}
