import { buildInput, DARK_SITE, EXAMPLE_NOW, SiteFacts } from '../../testUtils';
import {
  codes,
  dark,
  decideOn,
  seen,
  workload,
} from '../__testUtils__/failingOver';
import { decide } from '../decide';
import { toPastObservation } from '../witness';

describe('failover: what counts as a lost site', () => {
  it.each<[string, Partial<SiteFacts>, string]>([
    ['our probe alone', { probe: 'failing' }, 'one-witness'],
    ['the cluster alone', { cluster: 'failing' }, 'one-witness'],
    [
      'target health while our probe serves',
      { targetHealth: 'failing', healthyTargets: 0 },
      'link-down',
    ],
    [
      'target health and the cluster while our probe serves',
      { targetHealth: 'failing', healthyTargets: 0, cluster: 'failing' },
      'link-down',
    ],
    [
      'nothing: no witness speaks',
      { probe: 'unknown', targetHealth: 'unknown', cluster: 'unknown' },
      'site-unseen',
    ],
  ])('rule 4: %s is no site lost', (_, facts, code) => {
    const decision = decideOn({ observation: seen({ onprem: facts }) });
    expect(decision.kind).toBe('hold');
    expect(codes(decision)).toContain(code);
  });

  it('rule 4: our probe and the cluster agree as well', () => {
    const decision = decideOn({
      observation: seen({
        onprem: {
          probe: 'failing',
          cluster: 'failing',
          targetHealth: 'unknown',
        },
      }),
    });
    expect(decision.diagnosis.kind).toBe('site-down');
    expect(decision.kind).toBe('propose');
  });

  it('rule 3: with all our probes failing we are blind, and nothing moves', () => {
    const decision = decideOn({
      observation: seen({ onprem: DARK_SITE, aws: { probe: 'failing' } }),
    });
    expect(decision.diagnosis.kind).toBe('portal-blind');
    expect(codes(decision)).toEqual(['portal-blind-probes']);
  });

  it('rule 3: when most workloads seem lost at once the load balancer must agree', () => {
    const fleetLost = { lost: 4, total: 5 };
    const byCluster = seen({
      onprem: { probe: 'failing', cluster: 'failing', targetHealth: 'unknown' },
    });
    expect(
      codes(decideOn({ observation: byCluster, context: { fleetLost } })),
    ).toEqual(['portal-blind-fleet']);
    expect(decideOn({ context: { fleetLost } }).kind).toBe('propose');
    expect(
      decideOn({
        observation: byCluster,
        context: { fleetLost: { lost: 1, total: 5 } },
      }).kind,
    ).toBe('propose');
  });

  it('rule 4: traffic rising is not an outage: a home that drowns is overloaded', () => {
    const drowning = seen({
      onprem: { ...DARK_SITE, cpu: 1.1, cluster: 'serving' },
    });
    expect(decideOn({ observation: drowning }).diagnosis).toEqual({
      kind: 'overload',
      site: 'onprem',
    });
  });

  it('but a home that went dark under load is lost: its cluster has not been heard since', () => {
    const now = EXAMPLE_NOW + 2000;
    const observations = [1000, 0].map(at => {
      const observation = { ...dark, at: EXAMPLE_NOW + at };
      return toPastObservation({ workload, observation, now });
    });
    const heardBefore = seen({
      onprem: { ...DARK_SITE, cpu: 1.1, cluster: 'serving' },
    });
    const later = { ...heardBefore, at: now };
    const decision = decide({
      ...buildInput({
        workload,
        observation: later,
        history: { observations: [...observations].reverse() },
      }),
    });
    expect(decision.diagnosis.kind).toBe('overload'); // the last word was at the first bad look
    const older = {
      ...later,
      sites: {
        ...later.sites,
        onprem: {
          ...later.sites.onprem,
          cpu: { ...later.sites.onprem.cpu, observedAt: EXAMPLE_NOW - 30_000 },
        },
      },
    };
    expect(
      decide({
        ...buildInput({
          workload,
          observation: older,
          history: { observations: [...observations].reverse() },
        }),
      }).diagnosis.kind,
    ).toBe('site-down');
  });
});
