import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KubernetesObject } from '@kubernetes/client-node';
import { adoptSwitch } from './adoptSwitch';
import { buildManifests } from './buildManifests';
import { Checkout } from './Checkout';
import { ClusterDeployer } from './ClusterDeployer';
import { DeliveryProblem } from './DeliveryProblem';
import { DeliveryRun, SKIPPED } from './DeliveryRun';
import { ElbClients } from './ElbClients';
import { SwitchMaker } from './SwitchMaker';
import { readSwitchSettings } from './SwitchSettings';

const PLATFORM_MANAGER = 'platform-team';
const PIPELINE_MANAGER = 'pipeline';

/** Steps that every run has; the sites are known once the repository has been looked at. */
export const FIRST_STEPS = [
  { id: 'checkout', title: 'Check out' },
  { id: 'switch', title: 'Make the rule on the balancer' },
  { id: 'adopt', title: 'Name the switch in the catalogue' },
  { id: 'image', title: 'Build the image' },
] as const;

export interface DeliverOptions {
  readonly run: DeliveryRun;
  /** Path of the bare repository. */
  readonly repository: string;
  readonly commit: string;
  readonly kubectl: string;
  readonly clients: ElbClients;
  /** By site. */
  readonly clusters: ReadonlyMap<string, ClusterDeployer>;
  readonly signal: AbortSignal;
}

/**
 * What a pipeline and `terraform apply` do with a push where there are some, done here through the same APIs. Never
 * rejects: what went wrong is in the run.
 */
export async function deliver(options: DeliverOptions): Promise<void> {
  const { run, repository, commit } = options;
  let checkout: Checkout | undefined;
  try {
    checkout = await run.step('checkout', async log => {
      const made = await Checkout.make({ repository, commit });
      // Where on this machine it lies is nobody's business who reads the page.
      log(`${commit} of ${basename(repository)}`);
      return made;
    });
    if (!checkout) return;
    const sites = await sitesOf(checkout);
    run.addSteps(
      sites.map(site => ({ id: `deploy-${site}`, title: `Deploy to ${site}` })),
    );
    await makeAndAdoptSwitch({ ...options, checkout });
    await run.step('image', async log => {
      log(
        'No image is built: the local clusters keep pods as Kubernetes does, and run nothing in them.',
      );
      return SKIPPED;
    });
    await deployEverywhere({ ...options, checkout, sites });
    run.end();
  } catch (error) {
    run.fail(error);
  } finally {
    await checkout?.remove();
  }
}

interface InCheckout extends DeliverOptions {
  readonly checkout: Checkout;
}

async function makeAndAdoptSwitch(options: InCheckout): Promise<void> {
  const { run, checkout, clients } = options;
  const made = await run.step('switch', async log => {
    const settings = await readSwitchSettings(checkout.path);
    if (settings) {
      const client = clients.for(settings.listener_arn);
      return new SwitchMaker({ client, settings, log }).make();
    }
    log(
      'The repository has no infrastructure/switch.auto.tfvars.json: its switch is made elsewhere, by Terraform.',
    );
    return SKIPPED;
  });
  await run.step('adopt', async log => {
    if (!made) {
      log('No rule was made, so there is none to name.');
      return SKIPPED;
    }
    return adoptSwitch({ checkout, made, log });
  });
}

/** Sites with manifests of their own. */
async function sitesOf(checkout: Checkout): Promise<readonly string[]> {
  return foldersOf(join(checkout.path, 'deploy', 'overlays'));
}

async function foldersOf(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/** All sites at once; each says what became of it, and the first failure is the run's. */
async function deployEverywhere(
  options: InCheckout & { readonly sites: readonly string[] },
): Promise<void> {
  const done = await Promise.allSettled(
    options.sites.map(site => deployTo({ ...options, site })),
  );
  const failed = done.find(one => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function deployTo(
  options: InCheckout & { readonly site: string },
): Promise<void> {
  const { run, checkout, kubectl, clusters, site, signal } = options;
  const build = (folder: string): Promise<readonly KubernetesObject[]> =>
    buildManifests({ cwd: checkout.path, folder, kubectl });
  await run.step(`deploy-${site}`, async log => {
    const cluster = clusters.get(site);
    if (!cluster) {
      throw new DeliveryProblem({
        message: `There is no cluster for deploy/overlays/${site}: the local cloud has ${[
          ...clusters.keys(),
        ].join(', ')}`,
        advice:
          'Name the overlay after a site of the portal, or take it out, and push again.',
      });
    }
    const platform = await foldersOf(join(checkout.path, 'deploy', 'platform'));
    if (platform.includes(site)) {
      await cluster.apply({
        manifests: await build(`deploy/platform/${site}`),
        fieldManager: PLATFORM_MANAGER,
        log,
      });
    }
    const manifests = await build(`deploy/overlays/${site}`);
    await cluster.apply({ manifests, fieldManager: PIPELINE_MANAGER, log });
    await cluster.waitForRollout({ manifests, log, signal });
  });
}
