import type { Person } from './Person';

/** Who knows people and their passwords. */
export interface Directory {
  /**
   * The person, or undefined when there is no such name or the password is
   * another. Throws StoreUnavailable when the directory does not answer.
   */
  check(options: {
    readonly username: string;
    readonly password: string;
  }): Promise<Person | undefined>;
}
