import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  DeferredEntity,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { GitRemote } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { readHeadCommit } from './git';
import { pointAtDocs } from './pointAtDocs';
import { readRepositoryEntities } from './readRepositoryEntities';

/** The last good reading of a repository, and the last commit whose mistakes were told. */
interface Known {
  readonly commit?: string;
  readonly entities?: readonly DeferredEntity[];
  readonly complaint?: string;
}

/**
 * Reads all bare repositories of a remote that is a folder of this machine into what the catalogue is to be told.
 *
 * A repository with a mistake keeps what it last said. If that is not known either, since the portal has restarted, the
 * answer only adds: a mistake in one repository must not take its own entities, or anybody else's, out of the catalogue.
 */
export class GitRemoteReader {
  readonly #remote: GitRemote;
  readonly #logger: LoggerService;
  #known: ReadonlyMap<string, Known> = new Map();

  constructor(options: {
    readonly remote: GitRemote;
    readonly logger: LoggerService;
  }) {
    this.#remote = options.remote;
    this.#logger = options.logger;
  }

  /** Undefined while the folder is not there: that says nothing about what was in it. */
  async read(): Promise<EntityProviderMutation | undefined> {
    const names = await listRepositories(this.#remote.base);
    if (!names) return undefined;
    const known = new Map<string, Known>();
    for (const name of names) {
      known.set(name, await this.#readOne(name));
    }
    this.#known = known;
    const entities = this.#withoutDoubles();
    return [...known.values()].every(one => one.entities)
      ? { type: 'full', entities }
      : { type: 'delta', added: entities, removed: [] };
  }

  async #readOne(name: string): Promise<Known> {
    const before = this.#known.get(name) ?? {};
    const repository = join(this.#remote.base, name);
    try {
      const commit = await readHeadCommit(repository);
      if (commit === undefined) return { entities: [] };
      if (commit === before.commit) return before;
      const reading = await readRepositoryEntities({ repository, commit });
      if (reading.kind === 'broken') {
        return { ...this.#complain(name, before, reading.problems), commit };
      }
      const locationKey = `git-remote:${this.#remote.id}/${name}`;
      return {
        commit,
        entities: reading.entities.map(entity => ({
          entity: pointAtDocs(entity, {
            remote: this.#remote,
            repository: name,
          }),
          locationKey,
        })),
      };
    } catch (error) {
      return this.#complain(name, before, [String(error)]);
    }
  }

  /** Says it once, not every time the repository is looked at. */
  #complain(name: string, before: Known, problems: readonly string[]): Known {
    const complaint = problems.join('; ');
    if (complaint !== before.complaint) {
      this.#logger.warn(
        `${
          this.#remote.base
        }/${name} is not read into the catalogue, which keeps what it had of it: ${complaint}`,
      );
    }
    return { entities: before.entities, complaint };
  }

  /** The catalogue has one entity of a name: the first repository in the alphabet has it, whoever asks. */
  #withoutDoubles(): DeferredEntity[] {
    const owners = new Map<string, string>();
    return [...this.#known].flatMap(([name, { entities = [] }]) =>
      entities.filter(({ entity }) => {
        const ref = stringifyEntityRef(entity);
        const owner = owners.get(ref);
        if (owner === undefined) {
          owners.set(ref, name);
          return true;
        }
        this.#logger.warn(
          `${
            this.#remote.base
          }/${name} has ${ref} as ${owner} has: only that of ${owner} is in the catalogue`,
        );
        return false;
      }),
    );
  }
}

/** Names of the bare repositories of a folder, in alphabetical order; undefined when there is no such folder. */
async function listRepositories(
  base: string,
): Promise<readonly string[] | undefined> {
  const entries = await readdir(base, { withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!entries) return undefined;
  const candidates = entries
    .filter(entry => entry.isDirectory() && entry.name.endsWith('.git'))
    .map(entry => entry.name)
    .sort();
  const there = await Promise.all(
    candidates.map(name =>
      access(join(base, name, 'HEAD')).then(
        () => true,
        () => false, // a folder that only looks like a repository
      ),
    ),
  );
  return candidates.filter((_, index) => there[index]);
}
