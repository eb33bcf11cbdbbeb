import { WorkloadSpec } from '../WorkloadSpec';
import {
  FLEET_CLOUD,
  FLEET_HOME,
  FLEET_NAMESPACE,
  FleetMember,
} from './fleetShape';

const MIB = 2 ** 20;

/** How the world drives the generated workloads. */
export function fleetWorkloads(
  members: readonly FleetMember[],
): readonly WorkloadSpec[] {
  return members.map(member => {
    const site = (
      cluster: string,
      role: 'home' | 'overflow',
      targetGroupArn: string,
      baseWeight: number,
    ) => ({
      site: cluster,
      role,
      compute: {
        kind: 'deployment' as const,
        cluster,
        namespace: FLEET_NAMESPACE,
        deployment: member.name,
        selector: { app: member.name },
        port: 8080,
      },
      targetGroupArn,
      baseWeight,
      latencySeconds: 0.006,
      requestsPerPod: 60,
    });
    return {
      name: member.name,
      title: member.name,
      load: {
        base: member.requestsPerSecond,
        dailyAmplitude: 0.3,
        // Not everybody is busy at the same hour.
        peakHourUtc: member.index % 24,
        noise: 0.1,
      },
      coreSecondsPerRequest: 0.005,
      restBytesPerPod: 80 * MIB,
      bytesPerRequestPerSecond: MIB,
      sites: [
        site(FLEET_HOME, 'home', member.homeGroupArn, member.homeWeight),
        site(
          FLEET_CLOUD,
          'overflow',
          member.cloudGroupArn,
          100 - member.homeWeight,
        ),
      ],
      switch: { kind: 'alb-rule', ruleArn: member.ruleArn },
      dataplane: false,
    };
  });
}
