import { parseArgs } from 'node:util';
import { changePorts, DEFAULT_PORTS, Ports } from '../Ports';
import { demoEstate } from '../world/demoEstate';
import { Estate } from '../world/Estate';
import { fleetEstate, joinEstates } from '../world/fleetEstate';
import { tokenVariables } from './tokenVariables';

export const USAGE = `local-cloud [options]
  --fleet N             add N generated services (1 to 5000)
  --seed N              of everything random; default 1
  --ports NAME=N,...    other ports: aws=5566,clusters.onprem=5571 (or LOCAL_CLOUD_PORTS)
  --catalog FILE        write the fleet's catalogue entities there
  --portal-config FILE  write an overlay of the portal's configuration with the fleet's sites, clusters and accounts there
  --app-config FILE     the configuration that the overlay goes over; default app-config.yaml
  --kubeconfig FILE     write a kubeconfig for kubectl there
  --deliver-from FOLDER deliver what is pushed to the bare repositories in there
  --kubectl FILE        the kubectl whose kustomize builds manifests; default kubectl
Tokens of the clusters come from ONPREM_CLUSTER_TOKEN, EKS_CLUSTER_TOKEN and NKS_CLUSTER_TOKEN; without, they are made up.
`;

export interface OutputFiles {
  readonly catalog?: string;
  readonly portalConfig?: string;
  readonly appConfig: string;
  readonly kubeconfig?: string;
}

export interface Arguments {
  readonly estate: Estate;
  /** Number of generated services; 0 without. */
  readonly fleet: number;
  readonly seed: number;
  readonly ports: Ports;
  readonly tokens: Readonly<Record<string, string>>;
  readonly files: OutputFiles;
  /** Absent: nothing is delivered. */
  readonly delivery?: { readonly folder: string; readonly kubectl: string };
}

/** @throws Error with one sentence and the usage */
export function readArguments(options: {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}): Arguments {
  const { argv, env } = options;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        fleet: { type: 'string' },
        seed: { type: 'string', default: '1' },
        ports: { type: 'string', default: env.LOCAL_CLOUD_PORTS ?? '' },
        catalog: { type: 'string' },
        'portal-config': { type: 'string' },
        'app-config': { type: 'string', default: 'app-config.yaml' },
        kubeconfig: { type: 'string' },
        'deliver-from': { type: 'string' },
        kubectl: { type: 'string', default: 'kubectl' },
      },
    });
    const seed = wholeNumber('--seed', values.seed);
    const fleet =
      values.fleet === undefined ? 0 : wholeNumber('--fleet', values.fleet);
    const estate =
      values.fleet === undefined
        ? demoEstate
        : joinEstates(demoEstate, fleetEstate({ count: fleet, seed }));
    if (fleet === 0 && (values.catalog || values['portal-config'])) {
      throw new Error(
        '--catalog and --portal-config describe a fleet: say --fleet N too',
      );
    }
    return {
      estate,
      fleet,
      seed,
      ports: changePorts(DEFAULT_PORTS, values.ports),
      tokens: readTokens(env),
      files: {
        catalog: values.catalog,
        portalConfig: values['portal-config'],
        appConfig: values['app-config'],
        kubeconfig: values.kubeconfig,
      },
      ...(values['deliver-from'] && {
        delivery: { folder: values['deliver-from'], kubectl: values.kubectl },
      }),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\n\n${USAGE}`, { cause: error });
  }
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`${flag} is '${text}': expected a whole number`);
  }
  return Number(text);
}

function readTokens(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [cluster, variable] of Object.entries(tokenVariables)) {
    const token = env[variable];
    if (token) found[cluster] = token;
  }
  return found;
}
