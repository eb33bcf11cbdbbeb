import { FormValues } from '../TemplateRenderer';

/** A Node.js package that a template writes, to be installed, tested, built and, if it serves, started. */
export interface NodeOutput {
  readonly name: string;
  /** Folder below `templates/`. */
  readonly template: string;
  readonly values: FormValues;
  /** Where the package is in what was rendered; missing: at its top. */
  readonly folder?: string;
  /** Missing: the package serves nothing, it is only installed, tested and built. */
  readonly serves?: {
    /** Paths that must answer 200 besides `/healthz`, `/readyz` and `/metrics`. */
    readonly paths: readonly string[];
    /** What it needs to start, besides a port. */
    readonly environment?: Readonly<Record<string, string>>;
  };
  /** Real servers it is tried against once it is built, where they can be had. */
  readonly against?: readonly RealServer[];
}

export type RealServer = 'mariadb' | 'postgresql' | 'redis' | 'ldap';
