{% if values.waitingRoom %}
import type { JSONWebKeySet } from 'jose';

{% endif %}
/** Everything the service is told from outside, checked and frozen. */
export interface Config {
  readonly name: string;
  /** The site this replica runs on, as the portal names it. */
  readonly site: string;
  readonly host: string;
  readonly port: number;
  /** How many proxies before us tell the truth about who asked. */
  readonly proxyHops: number;
  readonly logLevel: string;
  /** Between "not ready" and "no longer listening", for balancers to notice. */
  readonly shutdownDelayMs: number;
  /** From the signal to a forced end. */
  readonly shutdownDeadlineMs: number;
{% if values.sessions == 'redis' or values.waitingRoom %}
  /** Where users find the service; without a path. */
  readonly publicUrl: string;
  /** Cookies go over TLS only. */
  readonly secureCookies: boolean;
{% endif %}
{% if values.frontend == 'react' %}
  /** The built front end. */
  readonly webFolder: string;
{% endif %}
{% if values.database != 'none' %}
  /** Missing: the embedded store, for development. */
  readonly database: DatabaseConfig | undefined;
{% endif %}
{% if values.sessions == 'redis' %}
  readonly sessions: SessionsConfig;
{% endif %}
{% if values.signIn == 'ldap' %}
  readonly directory: DirectoryConfig;
{% elif values.signIn != 'none' %}
  readonly provider: ProviderConfig;
{% endif %}
{% if values.waitingRoom %}
  readonly waitingRoom: WaitingRoomConfig;
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
{% if values.sessions == 'redis' %}

export interface SessionsConfig {
  /** Missing: the embedded store, for development. */
  readonly redis: { readonly url: string; readonly caFile: string | undefined } | undefined;
  /** The first signs cookies, all are accepted. */
  readonly keys: readonly string[];
  /** From signing in to being asked again. */
  readonly minutes: number;
}
{% endif %}
{% if values.signIn == 'ldap' %}

export interface DirectoryConfig {
  readonly url: string;
  readonly baseDn: string;
  /** Holds what people type as their name. */
  readonly userAttribute: string;
  /** Missing: the search is anonymous. */
  readonly account: { readonly dn: string; readonly password: string } | undefined;
  readonly caFile: string | undefined;
}
{% elif values.signIn != 'none' %}

export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}
{% endif %}
{% if values.waitingRoom %}

export interface WaitingRoomConfig {
  readonly url: string;
  /** Public: with them passes are checked without asking the room. */
  readonly keys: JSONWebKeySet;
}
{% endif %}
