import { FSWatcher, watch } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './runProgram';

const LOOK_EVERY_MILLISECONDS = 5000;
const SETTLE_MILLISECONDS = 200;

/** What the default branch of a bare repository is at. */
export interface Push {
  /** Name without `.git`. */
  readonly name: string;
  /** Path of the bare repository. */
  readonly repository: string;
  readonly commit: string;
  readonly subject: string;
}

/** Sees pushes to the default branches of a folder of bare repositories: by file events, and by a slow look for those lost. */
export class RepositoryWatcher {
  readonly #folder: string;
  readonly #onPush: (push: Push) => void;
  readonly #onTrouble: (trouble: string | undefined) => void;
  readonly #seen = new Map<string, string>();
  #watcher?: FSWatcher;
  #timer?: NodeJS.Timeout;
  #soon?: NodeJS.Timeout;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(options: {
    readonly folder: string;
    readonly onPush: (push: Push) => void;
    readonly onTrouble: (trouble: string | undefined) => void;
  }) {
    this.#folder = options.folder;
    this.#onPush = options.onPush;
    this.#onTrouble = options.onTrouble;
  }

  /** Every repository counts as pushed to at the beginning: the world is new, and nothing of them is in it. */
  static async start(options: {
    readonly folder: string;
    readonly onPush: (push: Push) => void;
    /** Hears why a look was not possible, and undefined when one is again; the next one is made in any case. */
    readonly onTrouble: (trouble: string | undefined) => void;
  }): Promise<RepositoryWatcher> {
    const watcher = new RepositoryWatcher(options);
    await mkdir(options.folder, { recursive: true });
    watcher.#watch();
    watcher.#timer = setInterval(() => watcher.look(), LOOK_EVERY_MILLISECONDS);
    await watcher.look();
    return watcher;
  }

  /** Looks now; one look at a time. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      if (this.#closed) return;
      const trouble = await this.#look().then(() => undefined, String);
      this.#onTrouble(trouble);
    });
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#watcher?.close();
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    await this.#looking;
  }

  #watch(): void {
    const soon = () => {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.look(), SETTLE_MILLISECONDS);
    };
    try {
      this.#watcher = watch(this.#folder, { recursive: true }, soon);
      // Event streams end, for example when a watched folder goes: the slow look is left.
      this.#watcher.on('error', () => this.#watcher?.close());
    } catch {
      // No recursive events on this system: the slow look is left.
    }
  }

  async #look(): Promise<void> {
    const entries = await readdir(this.#folder, { withFileTypes: true });
    const names = entries
      .filter(entry => entry.isDirectory() && entry.name.endsWith('.git'))
      .map(entry => entry.name)
      .sort();
    for (const gone of [...this.#seen.keys()].filter(
      each => !names.includes(each),
    )) {
      this.#seen.delete(gone);
    }
    for (const name of names) await this.#lookAt(name);
  }

  async #lookAt(folder: string): Promise<void> {
    const repository = join(this.#folder, folder);
    const head = await headOf(repository);
    if (!head || this.#seen.get(folder) === head.commit) return;
    this.#seen.set(folder, head.commit);
    const name = folder.replace(/\.git$/, '');
    this.#onPush({ name, repository, ...head });
  }
}

/** Undefined while nothing was pushed to the default branch, or while the repository is only being made. */
async function headOf(
  repository: string,
): Promise<{ commit: string; subject: string } | undefined> {
  const said = await runProgram({
    name: 'git',
    args: ['--git-dir', repository, 'log', '-1', '--format=%H %s', 'HEAD'],
    cwd: repository,
  }).catch(() => ''); // git's own words for it: no commits yet
  const [, commit, subject = ''] = /^([0-9a-f]{40,64}) (.*)/.exec(said) ?? [];
  return commit === undefined ? undefined : { commit, subject };
}
