import { nodePortFilter } from './nodePortFilter';

describe('nodePort', () => {
  const names = Array.from({ length: 2000 }, (_, i) => `service-${i}`);
  const ports = names.map(name => nodePortFilter.filter(name));

  it('gives the same name the same port', () => {
    expect(names.map(name => nodePortFilter.filter(name))).toEqual(ports);
  });

  it('stays in the range of Kubernetes, and uses all of it', () => {
    expect(ports.every(port => port >= 30_000 && port <= 32_767)).toBe(true);
    expect(new Set(ports).size).toBeGreaterThan(1300);
  });
});
