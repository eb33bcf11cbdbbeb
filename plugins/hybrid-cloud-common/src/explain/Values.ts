import { DateTime } from 'luxon';

type Param = string | number | undefined;

/** The parts of a language that numbers and names need. */
export interface Vocabulary {
  readonly unknown: string;
  readonly seconds: (n: string) => string;
  readonly minutes: (n: string) => string;
  /** Words for codes: actions, readings, witnesses, states. A code without a word is shown as it is. */
  readonly terms: Readonly<Record<string, string>>;
}

const NAMES: Readonly<Record<string, string>> = {
  aws: 'AWS',
  nhn: 'NHN Cloud',
};

/** Name of a site at the head of a phrase: providers by their own names, others by their id. */
export function siteName(site: string): string {
  return NAMES[site] ?? site;
}

/**
 * The values of one sentence, each with its unit. A value that is absent or no number is printed as unknown: old records
 * and newer servers may lack what this version's sentences ask for.
 */
export class Values<Name extends string = string> {
  readonly #params: Readonly<Record<string, Param>>;
  readonly #vocabulary: Vocabulary;

  constructor(params: Readonly<Record<string, Param>>, vocabulary: Vocabulary) {
    this.#params = params;
    this.#vocabulary = vocabulary;
  }

  /** As it stands. */
  text(name: Name): string {
    const value = this.#params[name];
    if (typeof value === 'number') return this.number(name);
    return value ? value : this.#vocabulary.unknown;
  }

  /** A code, or several separated by commas, in words. */
  term(name: Name): string {
    return this.text(name)
      .split(', ')
      .map(code => this.#vocabulary.terms[code] ?? code)
      .join(', ');
  }

  is(name: Name, value: string): boolean {
    return this.#params[name] === value;
  }

  has(name: Name): boolean {
    const value = this.#params[name];
    return value !== undefined && value !== '' && !Number.isNaN(value);
  }

  number(name: Name): string {
    return this.#finite(name, n => formatNumber(n));
  }

  /** A ratio as per cent. */
  percent(name: Name): string {
    return this.#finite(name, formatPercent);
  }

  seconds(name: Name): string {
    return this.#finite(name, n => formatSeconds(n, this.#vocabulary));
  }

  minutes(name: Name): string {
    return this.#finite(name, n => this.#vocabulary.minutes(formatNumber(n)));
  }

  /** An Instant, UTC. */
  time(name: Name): string {
    return this.#finite(name, n =>
      DateTime.fromMillis(n, { zone: 'utc' }).toFormat(
        "yyyy-MM-dd HH:mm 'UTC'",
      ),
    );
  }

  #finite(name: Name, format: (n: number) => string): string {
    const value = this.#params[name];
    return typeof value === 'number' && Number.isFinite(value)
      ? format(value)
      : this.#vocabulary.unknown;
  }
}

/** At most one decimal, and none from 10 on; thousands separated. */
export function formatNumber(n: number): string {
  const digits = Math.abs(n) < 10 ? 1 : 0;
  return n.toLocaleString('en-US', { maximumFractionDigits: digits });
}

export function formatPercent(ratio: number): string {
  return `${Math.round(ratio * 100)}%`;
}

/** From two minutes on in minutes: nobody reads 4,210 s. */
export function formatSeconds(n: number, vocabulary: Vocabulary): string {
  return n < 120
    ? vocabulary.seconds(formatNumber(n))
    : vocabulary.minutes(formatNumber(n / 60));
}
