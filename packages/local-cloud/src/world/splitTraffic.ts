/** One destination of a switch as it is in this second. */
export interface Destination {
  readonly site: string;
  readonly weight: number;
  /** Targets the balancer picks from, and how many of those answer. */
  readonly routable: number;
  readonly answering: number;
  /** Most requests per second that the answering targets take. */
  readonly capacity: number;
}

export interface DestinationTraffic {
  readonly site: string;
  /** Requests per second sent here. */
  readonly arriving: number;
  readonly served: number;
  /** Sent to a target that does not answer: the balancer says 502 or 504. */
  readonly dead: number;
  /** Beyond the targets' capacity: they answer 503 themselves. */
  readonly overloaded: number;
}

export interface SplitTraffic {
  readonly destinations: readonly DestinationTraffic[];
  /** No destination could be chosen: the balancer says 503. */
  readonly unrouted: number;
}

/**
 * Where the requests of one second go. Every request is counted once: the sum over destinations and kinds, plus `unrouted`,
 * is `offered`.
 */
export function splitTraffic(options: {
  readonly offered: number;
  readonly destinations: readonly Destination[];
}): SplitTraffic {
  const { offered, destinations } = options;
  const total = destinations.reduce((sum, each) => sum + each.weight, 0);
  let unrouted = total > 0 ? 0 : offered;
  const traffic = destinations.map(each => {
    const arriving = total > 0 ? (offered * each.weight) / total : 0;
    if (each.routable === 0) {
      unrouted += arriving;
      return {
        site: each.site,
        arriving: 0,
        served: 0,
        dead: 0,
        overloaded: 0,
      };
    }
    // The ratio first: with every target answering it is exactly 1, and nothing is lost to rounding.
    const alive = arriving * (each.answering / each.routable);
    const served = Math.min(alive, each.capacity);
    return {
      site: each.site,
      arriving,
      served,
      dead: arriving - alive,
      overloaded: alive - served,
    };
  });
  return { destinations: traffic, unrouted };
}
