/** Who has signed in. */
export interface Person {
  /** Stays the same for this person. */
  readonly id: string;
  readonly name: string;
}

declare module 'fastify' {
  interface Session {
    person?: Person;
  }
}
