import type { Course } from '../enrolment/SeatStore';
import type { RoomRules } from '../waitingRoom/RoomRules';

/** Everything the service is told from outside, checked and frozen. */
export interface Config {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Missing: the embedded store, for development. */
  readonly redisUrl: string | undefined;
  readonly signIn: SignInConfig;
  readonly session: {
    readonly seconds: number;
    readonly secureCookie: boolean;
  };
  readonly courses: readonly Course[];
  readonly room: RoomRules & {
    readonly refreshMs: number;
    readonly admitEveryMs: number;
  };
  /** Joins per client and minute. Missing: no limit. */
  readonly joinLimitPerMinute: number | undefined;
  readonly mail: MailConfig;
  /** Missing: this room lets people into no other service. */
  readonly passes: PassesConfig | undefined;
  /** Missing: no operator routes. */
  readonly adminToken: string | undefined;
  /** Between "not ready" and "no longer listening", for balancers to notice. */
  readonly shutdownDelayMs: number;
}

/** A public Ed25519 key as a JSON Web Key. */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly kid: string;
  readonly x: string;
}

export interface PassesConfig {
  readonly key: PublicKey & { readonly d: string };
  /** Public keys that signed passes which may still be out. */
  readonly oldKeys: readonly PublicKey[];
  /** Where people find this room; a pass names it. */
  readonly issuer: string;
  /** Origins of the services this room stands in front of. */
  readonly services: readonly string[];
}

export type SignInConfig =
  /** Anybody names themselves: development and load tests. */
  | { readonly kind: 'form' }
  /** A proxy in front has signed the person in and says who it is. */
  | {
      readonly kind: 'header';
      readonly idHeader: string;
      readonly nameHeader: string;
      readonly emailHeader: string;
    };

export type MailConfig =
  | { readonly kind: 'log' }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | {
      readonly kind: 'ses';
      readonly from: string;
      readonly region: string;
      readonly endpoint: string | undefined;
    };
