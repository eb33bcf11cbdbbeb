import { Workload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  PortError,
  TrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { CallContext } from '../StepAction';

/** The workload's switch and the version of it that was just observed. Throws PortError when there is none to write to. */
export function switchOf(context: CallContext): {
  readonly trafficSwitch: TrafficSwitch;
  readonly expectedVersion: string;
} {
  const { workload, ports, observation } = context;
  const trafficSwitch = findSwitch(workload, context);
  if (!trafficSwitch || !trafficSwitch.canAct(workload)) {
    throw new PortError({
      kind: 'forbidden',
      message: `no acting credentials for the traffic switch of ${workload.ref} (${ports.trafficSwitches.size} kinds of switch are known)`,
    });
  }
  const { version, foreignShape } = observation.switch;
  if (foreignShape !== undefined || version === undefined) {
    throw new PortError({
      kind: 'unsupported',
      message: `the switch of ${workload.ref} must not be written: ${
        foreignShape ?? 'its version is not known'
      }`,
    });
  }
  return { trafficSwitch, expectedVersion: version };
}

function findSwitch(workload: Workload, context: CallContext) {
  return workload.traffic
    ? context.ports.trafficSwitches.get(workload.traffic.kind)
    : undefined;
}
