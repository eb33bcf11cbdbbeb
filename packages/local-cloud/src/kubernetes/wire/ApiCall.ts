import { Cluster } from '../Cluster';
import { ResourceType } from '../resources';
import { TokenGrant } from './access';
import { Json } from '../patch/json';
import { Verb } from './parseTarget';

/** One authorised request about a resource. */
export interface ApiCall {
  readonly cluster: Cluster;
  readonly grant: TokenGrant;
  readonly resource: ResourceType;
  readonly verb: Verb;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
  readonly query: URLSearchParams;
  /** Without parameters, lower case; empty when there is no body. */
  readonly contentType: string;
  readonly body: Json | undefined;
  /** First word of User-Agent: the field manager of writers who name none. */
  readonly agent: string;
}

export function isDryRun({ query }: ApiCall): boolean {
  return query.get('dryRun') === 'All';
}

export function managerOf({ query, agent }: ApiCall): string {
  return query.get('fieldManager') || agent || 'unknown';
}
