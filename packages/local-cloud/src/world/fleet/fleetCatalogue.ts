import { stringify } from 'yaml';
import {
  FLEET_CLOUD,
  FLEET_HOME,
  FLEET_NAMESPACE,
  FleetMember,
} from './fleetShape';

/** Catalogue entities of the fleet, one YAML document each, as their owners would have written them. */
export function fleetCatalogue(options: {
  readonly members: readonly FleetMember[];
  /** Port of each site's ingress, which the portal probes. */
  readonly ingressPorts: Readonly<Record<string, number>>;
}): string {
  const { members, ingressPorts } = options;
  return members
    .map(each => stringify(entity(each, ingressPorts)))
    .join('---\n');
}

function entity(
  member: FleetMember,
  ingressPorts: Readonly<Record<string, number>>,
) {
  const site = (id: string, role: string, baseWeight: number) => ({
    site: id,
    role,
    namespace: FLEET_NAMESPACE,
    selector: `app=${member.name}`,
    baseWeight,
    probeUrl: `http://127.0.0.1:${ingressPorts[id]}/${member.name}/healthz`,
  });
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: member.name,
      description: `Generated service ${member.index + 1}`,
      annotations: { 'backstage.io/kubernetes-id': member.name },
      tags: ['hybrid', 'fleet'],
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/platform',
      hybrid: {
        criticality: member.criticality,
        sites: [
          site(FLEET_HOME, 'home', member.homeWeight),
          site(FLEET_CLOUD, 'overflow', 100 - member.homeWeight),
        ],
        traffic: {
          switch: 'alb-rule',
          ruleArn: member.ruleArn,
          targetGroups: {
            [FLEET_HOME]: member.homeGroupArn,
            [FLEET_CLOUD]: member.cloudGroupArn,
          },
        },
        policy: {
          failover: { mode: 'approve' },
          failback: { mode: 'approve' },
        },
      },
    },
  };
}
