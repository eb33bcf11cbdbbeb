import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from './problem.mjs';

/** The programs one command has started. Each leads its own process group, so that ending it ends all below it. */
export class Children {
  #running = new Map(); // name -> child
  #logFolder;
  #ending = false;
  /** Called with a sentence when a child ends that was not told to. */
  onUnexpectedEnd = () => {};

  constructor(logFolder) {
    mkdirSync(logFolder, { recursive: true });
    this.#logFolder = logFolder;
  }

  logFile(name) {
    return resolve(this.#logFolder, `${name}.log`);
  }

  start({ name, command, args, cwd, env }) {
    const log = openSync(this.logFile(name), 'w');
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.#running.set(name, child);
    child.on('error', error =>
      this.onUnexpectedEnd(`${name}: ${error.message}`),
    );
    child.on('exit', (code, signal) => {
      this.#running.delete(name);
      if (!this.#ending) {
        this.onUnexpectedEnd(
          `${name} ended by itself (${
            signal ?? `exit ${code}`
          }). The end of its log:\n\n${this.tail(name)}`,
        );
      }
    });
    return child;
  }

  tail(name, lines = 25) {
    return readFileSync(this.logFile(name), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  }

  /** Waits until the url answers with a status below 500 that `accepts` (default: any). */
  async waitFor({ name, url, headers, seconds, accepts = () => true }) {
    const deadline = performance.now() + seconds * 1000;
    while (performance.now() < deadline) {
      if (!this.#running.has(name)) {
        throw new Problem(
          `${name} did not start. The end of its log (${this.logFile(
            name,
          )}):\n\n${this.tail(name)}`,
        );
      }
      try {
        const response = await fetch(url, {
          headers,
          signal: AbortSignal.timeout(2000),
        });
        await response.arrayBuffer();
        if (response.status < 500 && accepts(response)) return;
      } catch {
        // Not up yet: that is what is being waited for.
      }
      await new Promise(next => setTimeout(next, 250));
    }
    throw new Problem(
      `${name} did not answer at ${url} within ${seconds} s. The end of its log (${this.logFile(
        name,
      )}):\n\n${this.tail(name)}`,
    );
  }

  /** Ends everything this object started, gently first. */
  async endAll() {
    this.#ending = true;
    const children = [...this.#running.values()];
    const gone = Promise.all(
      children.map(child => new Promise(next => child.once('exit', next))),
    );
    for (const child of children) signalGroup(child.pid, 'SIGTERM');
    const late = setTimeout(() => {
      for (const child of this.#running.values())
        signalGroup(child.pid, 'SIGKILL');
    }, 5000);
    await gone;
    clearTimeout(late);
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // already gone is what we want
  }
}
