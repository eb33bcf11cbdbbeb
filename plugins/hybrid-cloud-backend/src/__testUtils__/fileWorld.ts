import {
  Weights,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  PortError,
  SetWeightsOptions,
  SwitchSnapshot,
  TrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import {
  FakeClusterWorkloads,
  FakeSiteProbe,
  FakeTrafficSwitch,
  buildSite,
  buildWorkload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import fs from 'fs';
import knex, { Knex } from 'knex';
import path from 'path';
import { FleetPorts } from '../observe';
import { buildPlacement } from './observations';

interface FileRule {
  readonly weights: Weights;
  readonly version: number;
  /** Every call that took effect. */
  readonly effects: readonly Weights[];
}

/** A switch that outlives processes: its rule and the calls that took effect are in a file, written at once. */
export class FileSwitch implements TrafficSwitch {
  readonly kind = 'alb-rule';
  readonly #file: string;
  readonly #clock: Clock;

  constructor(options: { readonly directory: string; readonly clock: Clock }) {
    this.#file = path.join(options.directory, 'switch.json');
    this.#clock = options.clock;
  }

  put(weights: Weights): void {
    this.#write({ weights, version: 1, effects: [] });
  }

  rule(): FileRule {
    return JSON.parse(fs.readFileSync(this.#file, 'utf8'));
  }

  canAct(): boolean {
    return true;
  }

  /** The machine room is dark. */
  async observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, SwitchSnapshot>> {
    const { weights, version } = this.rule();
    const fake = new FakeTrafficSwitch({ clock: this.#clock });
    for (const { ref } of options.workloads) {
      fake.put(ref, {
        weights,
        targets: {
          onprem: { healthy: 0, total: 2 },
          aws: { healthy: 2, total: 2 },
        },
      });
    }
    const seen = await fake.observe(options);
    return new Map(
      [...seen].map(([ref, snapshot]) => [
        ref,
        { ...snapshot, switch: { version: String(version) } },
      ]),
    );
  }

  async setWeights(options: SetWeightsOptions): Promise<void> {
    const { weights, version, effects } = this.rule();
    if (String(version) !== options.expectedVersion) {
      throw new PortError({ kind: 'conflict', message: 'the rule changed' });
    }
    const same = JSON.stringify(weights) === JSON.stringify(options.weights);
    this.#write({
      weights: options.weights,
      version: version + 1,
      effects: same ? effects : [...effects, options.weights],
    });
  }

  async setStickiness(): Promise<void> {
    throw new PortError({ kind: 'unsupported', message: 'no stickiness here' });
  }

  #write(rule: FileRule): void {
    fs.writeFileSync(this.#file, JSON.stringify(rule));
  }
}

/** Ports over the file: a quiet cloud, a dark machine room whose probe and cluster do not answer. */
export function filePorts(options: {
  readonly trafficSwitch: FileSwitch;
  readonly clock: Clock;
}): FleetPorts {
  const probe = new FakeSiteProbe({ clock: options.clock });
  probe.put('onprem', 'failing');
  const aws = new FakeClusterWorkloads({
    site: buildSite({ id: 'aws', provider: 'aws', cluster: 'eks' }),
    clock: options.clock,
  });
  aws.put(fileWorkload().ref, {
    placement: buildPlacement(),
    cpu: 0.2,
    memory: 0.2,
    verdict: 'serving',
  });
  return {
    trafficSwitches: new Map([['alb-rule', options.trafficSwitch]]),
    requestMetrics: new Map(),
    replicationMonitors: new Map(),
    queueMonitors: new Map(),
    clusters: new Map([['aws', aws]]),
    probe,
  };
}

/** The workload of the kill test: a switch and a probe, no data and no queue. */
export function fileWorkload(): Workload {
  return buildWorkload({
    data: undefined,
    queue: undefined,
  });
}

export function openFileDatabase(directory: string): Knex {
  return knex({
    client: 'better-sqlite3',
    connection: { filename: path.join(directory, 'portal.sqlite') },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
}
