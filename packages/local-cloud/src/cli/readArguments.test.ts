import { DEFAULT_PORTS } from '../Ports';
import { readArguments } from './readArguments';

const read = (argv: string[], env: Record<string, string> = {}) =>
  readArguments({ argv, env });

describe('the command line', () => {
  it('without anything is the demo estate on the documented ports', () => {
    const { estate, ports, fleet, seed, tokens } = read([]);
    expect(estate.workloads).toHaveLength(4);
    expect({ ports, fleet, seed, tokens }).toEqual({
      ports: DEFAULT_PORTS,
      fleet: 0,
      seed: 1,
      tokens: {},
    });
  });

  it('adds a fleet, moves ports and takes tokens from the environment', () => {
    const { estate, ports, tokens } = read(['--fleet', '30', '--seed', '5'], {
      LOCAL_CLOUD_PORTS: 'aws=5566,ingresses.onprem=0',
      EKS_CLUSTER_TOKEN: 'e',
    });
    expect(estate.workloads).toHaveLength(34);
    expect(ports.aws).toBe(5566);
    expect(ports.ingresses).toMatchObject({ onprem: 0, aws: 4592 });
    expect(tokens).toEqual({ aws: 'e', 'fleet-cloud': 'e' });
    expect(DEFAULT_PORTS.aws).toBe(4566);
  });

  it('delivers nothing unless it is told from where', () => {
    expect(read([]).delivery).toBeUndefined();
    expect(read(['--deliver-from', '/srv/git']).delivery).toEqual({
      folder: '/srv/git',
      kubectl: 'kubectl',
    });
  });

  it.each([
    [['--fleet', 'many'], "--fleet is 'many': expected a whole number"],
    [['--fleet', '6000'], 'a fleet has 1 to 5000 workloads, not 6000'],
    [['--ports', 'aws=70000'], "port 'aws=70000': expected NAME=NUMBER"],
    [
      ['--ports', 'moon=1'],
      "there is no 'moon'. There are aws, queue, clusters.onprem",
    ],
    [['--ports', 'clusters=1'], "there is no 'clusters'"],
    [['--ports', 'clusters.moon=1'], "there is no 'clusters.moon'"],
    [['--catalog', 'x.yaml'], 'say --fleet N too'],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('refuses %j and says what was expected', (argv, message) => {
    expect(() => read(argv)).toThrow(message);
    expect(() => read(argv)).toThrow('--kubeconfig FILE');
  });
});
