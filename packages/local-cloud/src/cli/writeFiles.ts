import { readFile, writeFile } from 'node:fs/promises';
import { LocalCloud } from '../startLocalCloud';
import { fleetCatalogue } from '../world/fleet/fleetCatalogue';
import { fleetPortalConfig } from '../world/fleet/fleetPortalConfig';
import { fleetMembers } from '../world/fleet/fleetShape';
import { fleetEstate } from '../world/fleetEstate';
import { OutputFiles } from './readArguments';
import { tokenVariables } from './tokenVariables';

/** Writes what was asked for, each file readable by its owner only. */
export async function writeFiles(options: {
  readonly cloud: LocalCloud;
  readonly fleet: number;
  readonly seed: number;
  readonly files: OutputFiles;
}): Promise<void> {
  const { cloud, fleet, seed, files } = options;
  const write = (file: string, text: string) =>
    writeFile(file, text, { mode: 0o600 });
  if (files.catalog) {
    const members = fleetMembers({ count: fleet, seed });
    const { ingresses } = cloud.ports;
    await write(
      files.catalog,
      fleetCatalogue({ members, ingressPorts: ingresses }),
    );
  }
  if (files.portalConfig) {
    const overlay = fleetPortalConfig({
      base: await readFile(files.appConfig, 'utf8'),
      fleet: fleetEstate({ count: fleet, seed }),
      awsEndpoint: cloud.endpoint,
      clusterPorts: cloud.ports.clusters,
      tokenVariables,
    });
    await write(files.portalConfig, overlay);
  }
  if (files.kubeconfig) await write(files.kubeconfig, cloud.kubeconfig);
}
