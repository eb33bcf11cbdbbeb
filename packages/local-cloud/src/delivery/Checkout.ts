import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './runProgram';

/** Who commits what a pipeline has found out. */
const MACHINE_USER = [
  '-c',
  'user.name=Delivery',
  '-c',
  'user.email=delivery@localhost',
  // The person whose machine this is may sign theirs, and would be asked for a passphrase.
  '-c',
  'commit.gpgsign=false',
];

/** A working copy of one commit in a folder of its own, removed when done. */
export class Checkout {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** @throws Error in git's words */
  static async make(options: {
    readonly repository: string;
    readonly commit: string;
  }): Promise<Checkout> {
    const checkout = new Checkout(
      await mkdtemp(join(tmpdir(), 'local-delivery-')),
    );
    try {
      await checkout.#git('clone', '--quiet', options.repository, '.');
      await checkout.#git('checkout', '--quiet', options.commit);
    } catch (error) {
      await checkout.remove();
      throw error;
    }
    return checkout;
  }

  /**
   * Commits one file and pushes it to the default branch. False when it has not changed.
   *
   * @throws Error when somebody else has pushed meanwhile: their push has a run of its own.
   */
  async commitAndPush(options: {
    readonly file: string;
    readonly message: string;
  }): Promise<boolean> {
    const { file, message } = options;
    const changes = await this.#git('status', '--porcelain', '--', file);
    if (changes.trim() === '') return false;
    const head = await this.#git('rev-parse', '--abbrev-ref', 'origin/HEAD');
    const branch = head.trim().replace(/^origin\//, '');
    await this.#git('add', '--', file);
    await this.#git(...MACHINE_USER, 'commit', '--quiet', '-m', message);
    await this.#git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    return true;
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  #git(...args: string[]): Promise<string> {
    return runProgram({ name: 'git', args, cwd: this.path });
  }
}
