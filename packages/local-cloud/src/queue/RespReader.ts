/** Bytes that are no command in the Redis protocol: the connection is told so and closed. */
export class RespProtocolError extends Error {
  constructor(message: string) {
    super(`Protocol error: ${message}`);
    this.name = 'RespProtocolError';
  }
}

const MOST_ARGUMENTS = 1024 * 1024;
const MOST_BYTES = 8 * 1024 * 1024;

/** Takes commands out of a stream of bytes: arrays of bulk strings, or inline words as typed by hand. */
export class RespReader {
  #buffer: Buffer = Buffer.alloc(0);

  /** Adds bytes and returns the commands that are now complete. @throws RespProtocolError */
  read(chunk: Buffer): string[][] {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    if (this.#buffer.length > MOST_BYTES) {
      throw new RespProtocolError('too big a command');
    }
    const commands: string[][] = [];
    for (;;) {
      const found = this.#buffer[0] === 0x2a ? this.#array() : this.#inline();
      if (!found) return commands;
      this.#buffer = this.#buffer.subarray(found.end);
      if (found.words.length > 0) commands.push(found.words);
    }
  }

  #inline() {
    const line = this.#line(0);
    if (!line) return undefined;
    return { words: line.text.split(/\s+/).filter(Boolean), end: line.end };
  }

  #array() {
    const head = this.#line(0);
    if (!head) return undefined;
    const count = length(head.text, 'multibulk', MOST_ARGUMENTS);
    const words: string[] = [];
    let at = head.end;
    for (let i = 0; i < count; i++) {
      const size = this.#line(at);
      if (!size) return undefined;
      if (!size.text.startsWith('$')) {
        throw new RespProtocolError(
          `expected '$', got '${size.text[0] ?? ''}'`,
        );
      }
      const bytes = length(size.text, 'bulk', MOST_BYTES);
      const end = size.end + bytes;
      if (this.#buffer.length < end + 2) return undefined;
      words.push(this.#buffer.toString('utf8', size.end, end));
      at = end + 2;
    }
    return { words, end: at };
  }

  #line(from: number) {
    const newline = this.#buffer.indexOf(0x0a, from);
    if (newline < 0) return undefined;
    const text = this.#buffer
      .toString('utf8', from, newline)
      .replace(/\r$/, '');
    return { text, end: newline + 1 };
  }
}

function length(text: string, what: string, most: number): number {
  const value = Number(text.slice(1));
  if (!/^.\d+$/.test(text) || value > most) {
    throw new RespProtocolError(`invalid ${what} length`);
  }
  return value;
}
