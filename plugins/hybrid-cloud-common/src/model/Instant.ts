/** A moment: milliseconds since the Unix epoch, UTC. Always an argument, never read from a clock in this package. */
export type Instant = number;
