import { RespValue, RespVersion } from './RespValue';

/** One connection's state. */
export interface RedisSession {
  readonly id: number;
  version: RespVersion;
  name: string;
  closing: boolean;
}

/** A command's arguments without its name. */
export type CommandArguments = readonly string[];

export interface RedisCommand {
  /** Arguments after the name: at least, and at most. */
  readonly arity: readonly [number, number];
  run(args: CommandArguments, session: RedisSession): RespValue;
}
