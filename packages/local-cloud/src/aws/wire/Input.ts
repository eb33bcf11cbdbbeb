import { Structure, StructuredValue } from '../StructuredValue';
import { CommonFaultError } from './CommonFault';

/**
 * The parameters of a call, read by name and type. Query parameters arrive as text and JSON ones typed; both read the
 * same. Whatever is missing or of another type is `invalid-input`, named by its path.
 */
export class Input {
  readonly #value: Structure;
  readonly #path: string;

  constructor(value: Structure, path = '') {
    this.#value = value;
    this.#path = path;
  }

  /** The members as they came. */
  get value(): Structure {
    return this.#value;
  }

  has(name: string): boolean {
    return this.#value[name] !== undefined;
  }

  string(name: string): string | undefined {
    const value = this.#value[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') {
      return String(value);
    }
    throw this.#invalid(name, 'must be text');
  }

  requiredString(name: string): string {
    const value = this.string(name);
    if (value === undefined || value === '') {
      throw this.#invalid(name, 'must be specified');
    }
    return value;
  }

  /** One of a closed list. */
  oneOf<T extends string>(name: string, accepted: readonly T[]): T | undefined {
    const value = this.string(name);
    if (value === undefined) return undefined;
    const match = accepted.find(candidate => candidate === value);
    if (match === undefined) {
      throw this.#invalid(name, `must be one of ${accepted.join(', ')}`);
    }
    return match;
  }

  number(name: string): number | undefined {
    const value = this.#value[name];
    if (value === undefined || value === '') return undefined;
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      throw this.#invalid(name, 'must be a number');
    }
    return number;
  }

  integer(name: string): number | undefined {
    const number = this.number(name);
    if (number !== undefined && !Number.isInteger(number)) {
      throw this.#invalid(name, 'must be a whole number');
    }
    return number;
  }

  required<T>(name: string, value: T | undefined): T {
    if (value === undefined) throw this.#invalid(name, 'must be specified');
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.#value[name];
    if (value === undefined) return undefined;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw this.#invalid(name, 'must be true or false');
  }

  struct(name: string): Input | undefined {
    const value = this.#value[name];
    if (value === undefined) return undefined;
    return new Input(this.#structure(name, value), this.#at(name));
  }

  /** Empty when absent. */
  list(name: string): readonly Input[] {
    return this.#items(name).map(
      (item, index) =>
        new Input(
          this.#structure(`${name}.${index + 1}`, item),
          this.#at(`${name}.${index + 1}`),
        ),
    );
  }

  /** Empty when absent. */
  strings(name: string): readonly string[] {
    return this.#items(name).map((item, index) => {
      if (typeof item === 'string') return item;
      throw this.#invalid(`${name}.${index + 1}`, 'must be text');
    });
  }

  #items(name: string): readonly StructuredValue[] {
    const value = this.#value[name];
    if (value === undefined || value === '') return [];
    if (isList(value)) return value;
    throw this.#invalid(name, 'must be a list');
  }

  #structure(name: string, value: StructuredValue): Structure {
    if (typeof value === 'object' && !isList(value)) return value;
    throw this.#invalid(name, 'must be a structure');
  }

  #at(name: string): string {
    return this.#path ? `${this.#path}.${name}` : name;
  }

  #invalid(name: string, expectation: string): CommonFaultError {
    return new CommonFaultError(
      'invalid-input',
      `'${this.#at(name)}' ${expectation}`,
    );
  }
}

function isList(value: StructuredValue): value is readonly StructuredValue[] {
  return Array.isArray(value);
}
