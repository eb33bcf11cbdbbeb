/** What is tried with a built service. Throws when something is not as it should be. */
export type Try = (options: {
  /** The built service's folder. */
  readonly cwd: string;
}) => Promise<void>;
