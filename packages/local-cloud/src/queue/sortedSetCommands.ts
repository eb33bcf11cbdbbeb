import { CommandArguments, RedisCommand } from './RedisSession';
import {
  array,
  bulk,
  double,
  failure,
  integer,
  NIL,
  RespValue,
} from './RespValue';
import { parseScore, scoreRange } from './scoreRange';
import { SortedSets } from './SortedSets';

const NOT_FLOAT = failure('ERR value is not a valid float');
const NOT_INTEGER = failure('ERR value is not an integer or out of range');
const NOT_RANGE = failure('ERR min or max is not a float');
const SYNTAX = failure('ERR syntax error');

const whole = (text: string | undefined) =>
  text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;

/** Commands on sorted sets, enough for a waiting room and those who look at it. */
export function sortedSetCommands(
  sets: SortedSets,
): Readonly<Record<string, RedisCommand>> {
  return {
    ZADD: { arity: [3, Infinity], run: args => add(sets, args) },
    ZCARD: {
      arity: [1, 1],

      run: ([key]) => integer(sets.depth(key)),
    },
    ZCOUNT: {
      arity: [3, 3],

      run: ([key, min, max]) => {
        const within = scoreRange(min, max);
        if (!within) return NOT_RANGE;
        return integer(sets.get(key)?.count(within) ?? 0);
      },
    },
    ZRANGE: { arity: [3, 9], run: args => range(sets, args) },
    ZRANK: {
      arity: [2, 2],

      run: ([key, member]) => {
        const rank = sets.get(key)?.rank(member);
        return rank === undefined ? NIL : integer(rank);
      },
    },
    ZSCORE: {
      arity: [2, 2],

      run: ([key, member]) => {
        const score = sets.get(key)?.score(member);
        return score === undefined ? NIL : double(score);
      },
    },
    ZREM: {
      arity: [2, Infinity],

      run: ([key, ...members]) => {
        const set = sets.get(key);
        return integer(
          set ? members.filter(each => set.remove(each)).length : 0,
        );
      },
    },
    ZPOPMIN: {
      arity: [1, 2],

      run: (args, session) => {
        const count = args.length > 1 ? whole(args[1]) : 1;
        if (count === undefined) return NOT_INTEGER;
        if (count < 0) {
          return failure('ERR value is out of range, must be positive');
        }
        const popped = sets.get(args[0])?.popMin(count) ?? [];
        // Version 3 pairs each member with its score, but only where a count was asked for.
        return entries(popped, session.version === 3 && args.length > 1);
      },
    },
  };
}

function add(sets: SortedSets, [key, ...rest]: CommandArguments): RespValue {
  const flags = new Set<string>();
  let first = 0;
  while (/^(NX|XX|CH)$/i.test(rest[first] ?? '')) {
    flags.add(rest[first++].toUpperCase());
  }
  const pairs = rest.slice(first);
  if (pairs.length === 0 || pairs.length % 2 !== 0) return SYNTAX;
  if (flags.has('NX') && flags.has('XX')) {
    return failure('ERR XX and NX options at the same time are not compatible');
  }
  const wanted: { readonly member: string; readonly score: number }[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const score = parseScore(pairs[i]);
    if (score === undefined) return NOT_FLOAT;
    wanted.push({ score, member: pairs[i + 1] });
  }
  const set = sets.open(key);
  let counted = 0;
  for (const { member, score } of wanted) {
    const old = set.score(member);
    if (old === undefined ? flags.has('XX') : flags.has('NX')) continue;
    const added = set.add(member, score);
    if (added || (flags.has('CH') && old !== score)) counted++;
  }
  return integer(counted);
}

function range(sets: SortedSets, args: CommandArguments): RespValue {
  const [key, from, to, ...options] = args;
  const named = options.map(each => each.toUpperCase());
  const scores = named.includes('WITHSCORES');
  const reverse = named.includes('REV');
  const byScore = named.includes('BYSCORE');
  if (named.some(each => !/^(WITHSCORES|REV|BYSCORE)$/.test(each))) {
    return SYNTAX;
  }
  const set = sets.get(key);
  const all = set?.range(0, -1) ?? [];
  let found = all;
  if (byScore) {
    const within = reverse ? scoreRange(to, from) : scoreRange(from, to);
    if (!within) return NOT_RANGE;
    found = all.filter(each => within(each.score));
    if (reverse) found = [...found].reverse();
  } else {
    const start = whole(from);
    const stop = whole(to);
    if (start === undefined || stop === undefined) return NOT_INTEGER;
    if (reverse) {
      const n = all.length;
      const at = (place: number) => (place < 0 ? n + place : place);
      found = [...all].reverse().slice(Math.max(0, at(start)), at(stop) + 1);
    } else {
      found = set?.range(start, stop) ?? [];
    }
  }
  return scores
    ? entries(found, false)
    : array(found.map(each => bulk(each.member)));
}

function entries(
  found: readonly { readonly member: string; readonly score: number }[],
  paired: boolean,
): RespValue {
  const pairs = found.map(each => [bulk(each.member), double(each.score)]);
  return array(paired ? pairs.map(array) : pairs.flat());
}
