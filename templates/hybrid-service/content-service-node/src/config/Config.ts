/** Everything the service is told from outside, checked and frozen. */
export interface Config {
  readonly name: string;
  /** The site this replica runs on, as the portal names it. */
  readonly site: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Between "not ready" and "no longer listening", for balancers to notice. */
  readonly shutdownDelayMs: number;
  /** From the signal to a forced end. */
  readonly shutdownDeadlineMs: number;
{% if values.database != 'none' %}
  /** Missing: the embedded store, for development. */
  readonly database: DatabaseConfig | undefined;
{% endif %}
}
{% if values.database != 'none' %}

/** One database name and account; writes go to one host, reads to the nearest. */
export interface DatabaseConfig {
  readonly writerHost: string;
  readonly readerHost: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: string;
  /** Connections per pool and replica. */
  readonly connections: number;
  /** How long one call may take. */
  readonly callTimeoutMs: number;
  /** A file of certificate authorities; present: TLS is required. */
  readonly caFile: string | undefined;
}
{% endif %}
