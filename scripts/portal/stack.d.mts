import { ChildProcess } from 'node:child_process';

/** See stack.mjs; typed for the browser tests. */
export class Stack {
  constructor(options?: { fleet?: number; env?: Record<string, string> });
  readonly children: {
    onUnexpectedEnd: (sentence: string) => void;
    tail(name: string, lines?: number): string;
    endAll(): Promise<void>;
  };
  startLocalCloud(): Promise<void>;
  startBackend(): Promise<ChildProcess>;
  startFrontend(): Promise<void>;
}
