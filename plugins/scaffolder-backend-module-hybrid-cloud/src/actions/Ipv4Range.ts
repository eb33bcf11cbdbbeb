const PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** A range of IPv4 addresses. An address alone is a range of one. */
export class Ipv4Range {
  /** How the range is written: by its first address, 10.40.0.0/16 and not 10.40.7.9/16. */
  readonly text: string;
  readonly #first: number;
  readonly #size: number;

  private constructor(options: {
    readonly text: string;
    readonly first: number;
    readonly size: number;
  }) {
    this.text = options.text;
    this.#first = options.first;
    this.#size = options.size;
  }

  /** `undefined`: neither an address nor a range such as 10.40.0.0/16. */
  static parse(text: string): Ipv4Range | undefined {
    const match = PATTERN.exec(text);
    if (!match) return undefined;
    const parts = match.slice(1, 5).map(Number);
    const bits = Number(match[5] ?? 32);
    if (parts.some(part => part > 255) || bits > 32) return undefined;
    const address = parts.reduce((sum, part) => sum * 256 + part, 0);
    const size = 2 ** (32 - bits);
    const first = address - (address % size);
    const start = [24, 16, 8, 0].map(by => Math.floor(first / 2 ** by) % 256);
    return new Ipv4Range({ text: `${start.join('.')}/${bits}`, first, size });
  }

  /** Whether all of the other range is in this one. */
  contains(other: Ipv4Range): boolean {
    return (
      this.#first <= other.#first &&
      other.#first + other.#size <= this.#first + this.#size
    );
  }

  /** Two ranges have an address in common only when one is in the other. */
  overlaps(other: Ipv4Range): boolean {
    return this.contains(other) || other.contains(this);
  }
}
