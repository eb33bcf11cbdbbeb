import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  GIT_REMOTE_PUSHED_TOPIC,
  GitRemote,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { GitRemoteReader } from './GitRemoteReader';

export interface GitRemoteEntityProviderOptions {
  /** One whose base is a folder of this machine. */
  readonly remote: GitRemote;
  readonly logger: LoggerService;
  readonly events: EventsService;
  /** When to look without being told. */
  readonly schedule: SchedulerServiceTaskRunner;
}

/**
 * Brings `catalog-info.yaml` of the default branch of every bare repository of a git remote into the catalogue: on a
 * schedule, and at once when a template has pushed.
 */
export class GitRemoteEntityProvider implements EntityProvider {
  readonly #options: GitRemoteEntityProviderOptions;
  readonly #reader: GitRemoteReader;
  #connection?: EntityProviderConnection;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: GitRemoteEntityProviderOptions) {
    this.#options = options;
    this.#reader = new GitRemoteReader(options);
  }

  getProviderName(): string {
    return `hybrid-cloud-git-remote:${this.#options.remote.id}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    const { events, schedule, remote } = this.#options;
    await events.subscribe({
      id: this.getProviderName(),
      topics: [GIT_REMOTE_PUSHED_TOPIC],
      onEvent: async ({ eventPayload }) => {
        if (remoteOf(eventPayload) === remote.id) await this.refresh();
      },
    });
    await schedule.run({
      id: `${this.getProviderName()}:refresh`,
      fn: () => this.refresh(),
    });
  }

  /**
   * Reads everything now; one reading at a time, so that an older one never overwrites a newer.
   *
   * @throws Error when the folder or the catalogue's database cannot be read.
   */
  refresh(): Promise<void> {
    const mine = this.#turn.then(() => this.#refresh());
    this.#turn = mine.catch(() => {}); // told to whoever asked for it
    return mine;
  }

  async #refresh(): Promise<void> {
    if (!this.#connection) {
      throw new Error(`${this.getProviderName()} is not connected yet`);
    }
    const mutation = await this.#reader.read();
    if (mutation) await this.#connection.applyMutation(mutation);
  }
}

function remoteOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload && 'remote' in payload
    ? payload.remote
    : undefined;
}
