import { SiteSpec } from '../world/Estate';
import { SKIP_CI } from './adoptSwitch';
import { ClusterDeployer } from './ClusterDeployer';
import { deliver, FIRST_STEPS } from './deliver';
import { DeliveryBook } from './DeliveryBook';
import { ElbClients } from './ElbClients';
import { Lanes } from './Lanes';
import { Push, RepositoryWatcher } from './RepositoryWatcher';

export interface DeliveriesOptions {
  readonly book: DeliveryBook;
  /** Of bare repositories; made when it is not there. */
  readonly folder: string;
  /** The program, or its path. */
  readonly kubectl: string;
  /** Of AWS. */
  readonly endpoint: string;
  readonly sites: readonly SiteSpec[];
  /** With a context for each cluster. */
  readonly kubeconfig: string;
}

/**
 * The stand-in for a pipeline server on a machine that has none: whatever is pushed to a repository of the folder is made
 * and rolled out, a repository's pushes one after the other, through the same APIs as everywhere.
 */
export async function startDeliveries(
  options: DeliveriesOptions,
): Promise<{ close(): Promise<void> }> {
  const { book, sites, kubeconfig, kubectl } = options;
  const ending = new AbortController();
  const clients = new ElbClients(options.endpoint);
  const clusters = new Map(
    sites.map(({ id, cluster }) => [
      id,
      new ClusterDeployer({ cluster, kubeconfig }),
    ]),
  );
  const lanes = new Lanes();
  const onPush = (push: Push) => {
    if (push.subject.includes(SKIP_CI) && wasDelivered(book, push)) return;
    lanes.add(push.name, async () => {
      if (ending.signal.aborted) return;
      const run = book.begin({
        repository: push.name,
        commit: push.commit,
        subject: push.subject,
        steps: FIRST_STEPS,
      });
      const { signal } = ending;
      await deliver({ ...push, run, kubectl, clients, clusters, signal });
    });
  };
  const watcher = await RepositoryWatcher.start({
    folder: options.folder,
    onPush,
    onTrouble: trouble => {
      book.trouble = trouble;
    },
  });
  return {
    async close() {
      ending.abort();
      await watcher.close();
      await lanes.idle();
      clients.destroy();
    },
  };
}

/** In a world that is new the commit of a machine user is as undelivered as any other. */
function wasDelivered(book: DeliveryBook, push: Push): boolean {
  return book.deliveries.some(each => each.repository === push.name);
}
