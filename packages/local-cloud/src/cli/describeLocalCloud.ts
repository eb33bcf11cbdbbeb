import { LocalCloud } from '../startLocalCloud';

/** One line per endpoint, for people. */
export function describeLocalCloud(cloud: LocalCloud): string {
  const { ports, estate } = cloud;
  const http = (port: number) => `http://127.0.0.1:${port}`;
  const titles = new Map(estate.sites.map(each => [each.id, each.title]));
  const lines: (readonly [string, string])[] = [
    ['AWS', `${cloud.endpoint}  (faults: ${cloud.endpoint}/_local/world)`],
    ...Object.entries(ports.clusters).map(
      ([name, port]) => [`Kubernetes ${name}`, http(port)] as const,
    ),
    ['Queue', `redis://127.0.0.1:${ports.queue}`],
    ...Object.entries(ports.balancers).map(
      ([name, port]) => [`Load balancer ${name}`, http(port)] as const,
    ),
    ...Object.entries(ports.ingresses).map(
      ([site, port]) =>
        [
          `Ingress ${site}`,
          `${http(port)}/<workload>/  (${titles.get(site)})`,
        ] as const,
    ),
  ];
  const width = Math.max(...lines.map(([name]) => name.length)) + 2;
  const count = estate.workloads.length;
  return [
    `local-cloud is up: ${count} workloads on ${estate.sites.length} sites`,
    ...lines.map(([name, where]) => `  ${name.padEnd(width)}${where}`),
    '',
  ].join('\n');
}
