import { TargetAddress, TargetProbe } from './contracts';
import { Estate } from './Estate';

/** Whether a connection can be made: `refused` is known at once, `timeout` only by waiting. */
export type Reach = 'ok' | 'refused' | 'timeout';

/** The site that load balancers and their health checks run on. */
export const BALANCER_SITE = 'aws';

/** Addresses that answer, of one workload on one site: `ip:port` -> pod. */
export type Answering = ReadonlyMap<string, string>;

export const addressKey = (target: TargetAddress) =>
  `${target.id}:${target.port}`;

const NOBODY: Answering = new Map();

/** Power, links, and who answers at which address. Made before the clouds: their health checks ask it. */
export class Premises {
  readonly #estate: Estate;
  readonly #dark = new Set<string>();
  readonly #cut = new Set<string>();
  readonly #siteOfGroup = new Map<string, string>();
  readonly #answering = new Map<string, Answering>();

  constructor(estate: Estate) {
    this.#estate = estate;
    for (const workload of estate.workloads) {
      for (const site of workload.sites) {
        if (site.targetGroupArn) {
          this.#siteOfGroup.set(site.targetGroupArn, site.site);
        }
      }
    }
  }

  powered(site: string): boolean {
    return !this.#dark.has(site);
  }

  setPower(site: string, on: boolean): void {
    if (on) this.#dark.delete(site);
    else this.#dark.add(site);
  }

  linkUp(linkId: string): boolean {
    return !this.#cut.has(linkId);
  }

  setLink(linkId: string, up: boolean): void {
    if (up) this.#cut.delete(linkId);
    else this.#cut.add(linkId);
  }

  /** Can a connection from one site to another be made? Sites without a link between them reach each other over the internet. */
  reach(from: string, to: string): Reach {
    if (from !== to) {
      const link = this.#estate.links.find(
        each => each.between.includes(from) && each.between.includes(to),
      );
      if (link && !this.linkUp(link.id)) return 'timeout';
    }
    return this.powered(to) ? 'ok' : 'refused';
  }

  /** One-way network delay between two sites, seconds. */
  distance(from: string, to: string): number {
    const link = this.#estate.links.find(
      each =>
        from !== to && each.between.includes(from) && each.between.includes(to),
    );
    return link?.latencySeconds ?? 0;
  }

  /** Says who answers behind a target group (or, for sites without one, under a name of their own). */
  setAnswering(key: string, answering: Answering): void {
    this.#answering.set(key, answering);
  }

  /** Says on which site a target group's targets are. */
  setSiteOfGroup(targetGroupArn: string, site: string): void {
    this.#siteOfGroup.set(targetGroupArn, site);
  }

  /** Nothing is known of it any more. */
  forget(key: string): void {
    this.#answering.delete(key);
    this.#siteOfGroup.delete(key);
  }

  answering(key: string): Answering {
    return this.#answering.get(key) ?? NOBODY;
  }

  readonly probe: TargetProbe = ({ targetGroupArn, target }) => {
    const site = this.#siteOfGroup.get(targetGroupArn);
    if (site === undefined) return { ok: false, reason: 'refused' };
    const reach = this.reach(BALANCER_SITE, site);
    if (reach !== 'ok') return { ok: false, reason: reach };
    return this.answering(targetGroupArn).has(addressKey(target))
      ? { ok: true }
      : { ok: false, reason: 'refused' };
  };
}
