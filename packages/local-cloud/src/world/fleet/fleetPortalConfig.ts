import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { Estate } from '../Estate';

const listed = z.array(z.unknown());

/** The parts of a portal's configuration that the fleet adds to; everything else is left alone. */
const baseSchema = z.object({
  kubernetes: z.object({
    clusterLocatorMethods: z.array(
      z.looseObject({ type: z.string(), clusters: listed.optional() }),
    ),
  }),
  hybridCloud: z.object({
    sites: listed,
    aws: z.object({ accounts: listed }),
  }),
});

/**
 * An overlay for the portal's configuration that names the fleet's sites, clusters and accounts next to those of `base`.
 * Whole lists, because configuration files replace lists. @throws ZodError when `base` has no such lists.
 */
export function fleetPortalConfig(options: {
  /** Text of the portal's app-config.yaml. */
  readonly base: string;
  readonly fleet: Estate;
  readonly awsEndpoint: string;
  readonly clusterPorts: Readonly<Record<string, number>>;
  /** Environment variable that carries each cluster's token. */
  readonly tokenVariables: Readonly<Record<string, string>>;
}): string {
  const { fleet, awsEndpoint, clusterPorts, tokenVariables } = options;
  const base = baseSchema.parse(parse(options.base));
  const clusters = fleet.sites.map(site => ({
    name: site.cluster,
    title: site.title,
    url: `http://127.0.0.1:${clusterPorts[site.cluster]}`,
    // Plain HTTP on loopback.
    skipTLSVerify: true,
    authProvider: 'serviceAccount',
    serviceAccountToken: `\${${tokenVariables[site.cluster]}}`,
  }));
  const [first] = fleet.aws.accounts;
  const sites = fleet.sites.map(site => ({
    id: site.id,
    title: site.title,
    provider: site.provider,
    cluster: site.cluster,
    ...(site.provider === 'aws' && {
      account: first.accountId,
      region: first.region,
    }),
  }));
  const accounts = fleet.aws.accounts.map(({ accountId, region }) => ({
    accountId,
    region,
    observeRoleArn: `arn:aws:iam::${accountId}:role/hybrid-cloud-observe`,
    actRoleArn: `arn:aws:iam::${accountId}:role/hybrid-cloud-act`,
    endpoint: awsEndpoint,
  }));
  const methods = base.kubernetes.clusterLocatorMethods;
  const home = methods.findIndex(each => each.type === 'config');
  return stringify({
    kubernetes: {
      clusterLocatorMethods: methods.map((method, i) =>
        i === home
          ? { ...method, clusters: [...(method.clusters ?? []), ...clusters] }
          : method,
      ),
    },
    hybridCloud: {
      sites: [...base.hybridCloud.sites, ...sites],
      aws: { accounts: [...base.hybridCloud.aws.accounts, ...accounts] },
    },
  });
}
