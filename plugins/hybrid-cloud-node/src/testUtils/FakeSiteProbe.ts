import {
  SiteId,
  Witness,
  WitnessVerdict,
  Workload,
  WorkloadSite,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '../Clock';
import { SiteProbe } from '../ports';
import { CallLog } from './CallLog';
import { freshReading } from './readings';

/** A probe that answers what the test says; `serving` unless told otherwise. */
export class FakeSiteProbe implements SiteProbe {
  readonly log = new CallLog();
  readonly #clock: Clock;
  readonly #verdicts = new Map<string, WitnessVerdict>();

  constructor(options: { readonly clock: Clock }) {
    this.#clock = options.clock;
  }

  /** For one workload on one site, or, without a workload, for the whole site. */
  put(site: SiteId, verdict: WitnessVerdict, workloadRef = '*'): void {
    this.#verdicts.set(`${workloadRef} ${site}`, verdict);
  }

  async probe(options: {
    readonly workload: Workload;
    readonly site: WorkloadSite;
    readonly signal: AbortSignal;
  }): Promise<Witness> {
    const site = options.site.site;
    const workloadRef = options.workload.ref;
    this.log.enter('probe', { workloadRef, site });
    const verdict =
      this.#verdicts.get(`${workloadRef} ${site}`) ??
      this.#verdicts.get(`* ${site}`) ??
      'serving';
    const detail = `probe of ${site}: ${verdict}`;
    return {
      kind: 'probe',
      site,
      verdict,
      detail,
      reading: freshReading(detail, 'state', this.#clock.now()),
    };
  }

  reset(): void {
    this.#verdicts.clear();
    this.log.reset();
  }
}
