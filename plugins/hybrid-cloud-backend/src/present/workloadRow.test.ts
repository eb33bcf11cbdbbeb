import { PlacementNode } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  buildWorkload,
  freshReading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { buildObservation } from '../__testUtils__/observations';
import { workloadRow } from './workloadRow';
import { workloadSummary } from './workloadSummary';

const now = Date.UTC(2026, 2, 2);

const node = (
  name: string,
  overrides: Partial<PlacementNode> = {},
): PlacementNode => ({
  name,
  ready: true,
  schedulable: true,
  reserve: false,
  monitoring: false,
  pods: 0,
  readyPods: 0,
  allocatableCores: 4,
  allocatableBytes: 8e9,
  ...overrides,
});

it('a row of the list names the nodes that carry the workload and those in reserve', () => {
  const workload = buildWorkload();
  const observation = buildObservation({ workload, at: now });
  const nodes = [
    node('carries', { pods: 1 }),
    node('empty'),
    node('reserve', { reserve: true, schedulable: false }),
  ];
  const site = {
    ...observation.sites.onprem,
    placement: freshReading(
      { ready: 1, desired: 1, pending: 0, nodes },
      'state',
      now,
    ),
  };
  const row = workloadRow(
    workloadSummary({
      state: {
        ref: workload.ref,
        name: workload.name,
        owner: workload.owner,
        criticality: 1,
        workload,
        problems: [],
        observation: {
          ...observation,
          sites: { ...observation.sites, onprem: site },
        },
        upSince: {},
        updatedAt: now,
      },
      now,
    }),
  );
  const placement = row.observation?.sites.onprem.placement;
  expect(placement?.state).toBe('fresh');
  expect(
    placement?.state === 'fresh' && placement.value.nodes.map(n => n.name),
  ).toEqual(['carries', 'reserve']);
  expect(row.observation?.sites.aws).toEqual(observation.sites.aws);
});
