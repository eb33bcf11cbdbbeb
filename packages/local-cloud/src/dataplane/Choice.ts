import { IncomingMessage } from 'node:http';
import { BALANCER_SITE, Premises } from '../world/Premises';

/** Where one request goes. */
export interface Destination {
  readonly kind: 'destination';
  readonly workload: string;
  readonly site: string;
  readonly pod?: string;
  /** What to send along so that the client comes back here. */
  readonly cookie?: string;
  readonly reach: DestinationReach;
}

/** `nobody`: no pod has the target's address. A site without power is `connect`: its sockets refuse by themselves. */
export type DestinationReach = 'connect' | 'nobody' | 'timeout';

export type Choice =
  | Destination
  /** There is no target to send it to. */
  | { readonly kind: 'nowhere' }
  /** The load balancer answers itself. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    };

/** Asked anew for every request: rules, weights and targets are those of the moment. */
export type Choose = (request: IncomingMessage) => Choice;

/** What becomes of a connection from the load balancers to a target on a site. */
export function reachOf(
  premises: Premises,
  site: string,
  pod: string | undefined,
): DestinationReach {
  const reach = premises.reach(BALANCER_SITE, site);
  switch (reach) {
    case 'timeout':
      return 'timeout';
    case 'refused':
      return 'connect';
    case 'ok':
      return pod ? 'connect' : 'nobody';
    default: {
      const never: never = reach;
      throw new Error(`unknown reach ${never}`);
    }
  }
}
