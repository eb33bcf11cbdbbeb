import type { AwsCloud } from '../AwsCloud';
import { Structure } from '../StructuredValue';
import { Caller } from './Caller';
import { Identities } from './Identities';
import { Input } from './Input';
import { Protocol } from './Protocol';

/** What an operation knows besides its input. */
export interface Call {
  readonly cloud: AwsCloud;
  readonly identities: Identities;
  readonly caller: Caller;
  readonly action: string;
  readonly now: number;
  /** Caps every page of every list below AWS's own maximum. */
  readonly pageLimit: number;
}

/** Answers one call, or throws AwsError. Synchronous: two calls never see each other half done. */
export type Operation = (call: Call, input: Input) => Structure;

/** One AWS service on the wire: a file of operations and a line in the table of services. */
export interface AwsService {
  /** Service name in the SigV4 credential scope. */
  readonly signingName: string;
  /** Prefix of its actions in IAM, where that differs from the signing name. */
  readonly iamPrefix: string;
  /** Part of X-Amz-Target before the action; tells the service of an unsigned JSON request. */
  readonly targetPrefix?: string;
  readonly protocol: Protocol;
  readonly operations: Readonly<Record<string, Operation>>;
}
