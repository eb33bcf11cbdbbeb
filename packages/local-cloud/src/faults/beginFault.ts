import { World } from '../world/World';
import { WorkloadRuntime } from '../world/WorkloadRuntime';
import { ApiSwitches } from './ApiSwitches';
import { FaultRequest } from './FaultRequest';

/** Ends a fault: puts back what it changed. */
export type EndFault = () => void;

/** Changes the world as the fault says. The request has been parsed: what it names exists. */
export function beginFault(options: {
  readonly world: World;
  readonly request: FaultRequest;
  readonly apis: ApiSwitches;
  /** Delay of metrics on an ordinary day. */
  readonly usualMetricsDelaySeconds: number;
}): EndFault {
  const { world, request } = options;
  switch (request.fault) {
    case 'power':
      world.setPower(request.site, false);
      return () => world.setPower(request.site, true);
    case 'link':
      return cutLinks(world, request.site);
    case 'surge': {
      const workload = workloadOf(world, request.workload);
      workload.surge = request.factor;
      return () => {
        workload.surge = 1;
      };
    }
    case 'replication-stop':
      return stopReplication(world, workloadOf(world, request.workload));
    case 'replication-delay': {
      const { replication } = workloadOf(world, request.workload);
      if (replication) replication.slowness = request.factor;
      return () => {
        if (replication) replication.slowness = 1;
      };
    }
    case 'queue-abandon': {
      const { room } = workloadOf(world, request.workload);
      if (room) room.abandonPerSecond = request.factor;
      return () => {
        if (room) room.abandonPerSecond = 0;
      };
    }
    case 'throttle':
    case 'break':
    case 'deny':
      options.apis.set(request.api, request.fault);
      return () => options.apis.set(request.api, 'none');
    case 'metrics-delay':
      world.cloud.setMetricsDelay(request.factor);
      return () =>
        world.cloud.setMetricsDelay(options.usualMetricsDelaySeconds);
    case 'drift':
      return drift(world, workloadOf(world, request.workload), request.factor);
    default: {
      const never: never = request;
      throw new Error(`unknown fault ${JSON.stringify(never)}`);
    }
  }
}

function workloadOf(world: World, name: string): WorkloadRuntime {
  const workload = world.workloads.get(name);
  if (!workload) throw new RangeError(`no workload is called ${name}`);
  return workload;
}

function cutLinks(world: World, site: string): EndFault {
  const cut = world.estate.links.filter(
    each => each.between.includes(site) && world.premises.linkUp(each.id),
  );
  for (const link of cut) world.premises.setLink(link.id, false);
  return () => {
    for (const link of cut) world.premises.setLink(link.id, true);
  };
}

function stopReplication(world: World, workload: WorkloadRuntime): EndFault {
  const { replication } = workload;
  if (!replication) return () => {};
  const { spec } = replication;
  switch (spec.kind) {
    case 'dms':
      world.cloud.failDmsTask(spec.taskArn, 'Stop Reason NORMAL', false);
      return () => world.cloud.resumeDmsTask(spec.taskArn);
    case 'rds-replica':
      replication.replicaStopped = true;
      return () => {
        replication.replicaStopped = false;
      };
    default: {
      const never: never = spec;
      throw new Error(`unknown replication ${JSON.stringify(never)}`);
    }
  }
}

function drift(
  world: World,
  workload: WorkloadRuntime,
  homeShare: number,
): EndFault {
  const rule = workload.spec.switch;
  if (rule.kind !== 'alb-rule') return () => {};
  const { ruleArn } = rule;
  const former = Object.fromEntries(
    world.cloud
      .forward(ruleArn)
      .targetGroups.map(each => [each.targetGroupArn, each.weight]),
  );
  const others = workload.sites.filter(each => each.spec.role !== 'home');
  const weights: Record<string, number> = {};
  for (const { spec } of workload.sites) {
    if (!spec.targetGroupArn) continue;
    const share =
      spec.role === 'home' ? homeShare : (1 - homeShare) / others.length;
    weights[spec.targetGroupArn] = Math.round(100 * share);
  }
  world.cloud.writeRuleBehindBack(ruleArn, weights);
  return () => {
    // A workload that was made over the wire may have ended, and its rule with it.
    if (world.workloads.get(workload.spec.name) !== workload) return;
    world.cloud.writeRuleBehindBack(ruleArn, former);
  };
}
