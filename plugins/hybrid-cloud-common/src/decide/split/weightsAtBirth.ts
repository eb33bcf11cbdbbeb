import { Weights, Workload } from '../../model';

/**
 * What templates make a switch with: everything at home, until a first plan brings the other sites in. Nobody has drifted
 * from anything as long as the portal has never moved the traffic.
 */
export function weightsAtBirth({ sites }: Pick<Workload, 'sites'>): Weights {
  return Object.fromEntries(
    sites.map(({ site, role }) => [site, role === 'home' ? 100 : 0]),
  );
}
