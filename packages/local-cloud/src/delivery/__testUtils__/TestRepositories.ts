import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Prints what is in the folder it is to build: enough of kustomize for manifests that are whole already. */
const KUBECTL = '#!/bin/sh\ncat "$2"/*.yaml\n';

/** A folder of bare repositories, with somebody who pushes to them, and a stand-in for kubectl. */
export class TestRepositories {
  readonly #root = mkdtempSync(join(tmpdir(), 'delivery-test-'));
  readonly folder = join(this.#root, 'git');
  readonly kubectl = join(this.#root, 'kubectl');

  constructor() {
    mkdirSync(this.folder);
    writeFileSync(this.kubectl, KUBECTL);
    chmodSync(this.kubectl, 0o755);
  }

  /** Commits files over what the repository has, and pushes. Returns the commit. */
  push(
    name: string,
    files: Readonly<Record<string, string>>,
    message = `Start ${name}`,
  ): string {
    const work = join(this.#root, 'work', name);
    mkdirSync(work, { recursive: true });
    const repository = this.repository(name);
    if (this.#fails('git', ['-C', work, 'rev-parse'])) {
      this.#run('git', ['init', '-q', '--bare', '-b', 'main', repository]);
      this.#run('git', ['clone', '-q', repository, work]);
    } else {
      this.#run('git', ['-C', work, 'pull', '-q', 'origin', 'main']);
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      writeFileSync(join(work, path), text);
    }
    const who = ['-c', 'user.name=Minji', '-c', 'user.email=m@example.org'];
    this.#run('git', ['-C', work, 'add', '-A']);
    this.#run('git', ['-C', work, ...who, 'commit', '-qm', message]);
    this.#run('git', ['-C', work, 'push', '-q', 'origin', 'HEAD:main']);
    return this.#run('git', ['-C', work, 'rev-parse', 'HEAD']);
  }

  repository(name: string): string {
    return join(this.folder, `${name}.git`);
  }

  show(name: string, path: string): string {
    return this.#run('git', [
      ...['--git-dir', this.repository(name), 'show', `main:${path}`],
    ]);
  }

  /** `author: subject`, newest first. */
  log(name: string): readonly string[] {
    return this.#run('git', [
      ...['--git-dir', this.repository(name), 'log', '--format=%an: %s'],
    ]).split('\n');
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #run(name: string, args: readonly string[]): string {
    return execFileSync(name, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  #fails(name: string, args: readonly string[]): boolean {
    try {
      this.#run(name, args);
      return false;
    } catch {
      return true; // that was the question
    }
  }
}
