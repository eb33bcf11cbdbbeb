import { LuaScript } from '../redis/LuaScript';

/** Shared by both scripts: the letter goes into the outbox with the change. */
const KEEP_NOTICE = `
local function keepNotice(id, body, now)
  if id == '' then return end
  redis.call('HSET', KEYS[4], id, body)
  redis.call('ZADD', KEYS[5], now, id)
end
`;

/**
 * KEYS capacity seats coursesOf outbox outboxDue
 * ARGV course student now noticeId noticeBody
 *
 * Looking and taking are one step. The number taken is the size of the set of
 * students, never a counter beside it that could drift.
 */
export const enrolScript = new LuaScript(`${KEEP_NOTICE}
local capacity = tonumber(redis.call('HGET', KEYS[1], ARGV[1]))
if not capacity then return {'unknown-course', 0} end
local taken = redis.call('SCARD', KEYS[2])
if redis.call('SISMEMBER', KEYS[2], ARGV[2]) == 1 then
  return {'already-enrolled', math.max(0, capacity - taken)}
end
if taken >= capacity then return {'full', 0} end
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('SADD', KEYS[3], ARGV[1])
keepNotice(ARGV[4], ARGV[5], ARGV[3])
return {'enrolled', capacity - taken - 1}
`);

/** KEYS and ARGV as in enrolScript. */
export const cancelScript = new LuaScript(`${KEEP_NOTICE}
local capacity = tonumber(redis.call('HGET', KEYS[1], ARGV[1]))
if not capacity then return {'unknown-course', 0} end
if redis.call('SREM', KEYS[2], ARGV[2]) == 0 then return {'not-enrolled', 0} end
redis.call('SREM', KEYS[3], ARGV[1])
keepNotice(ARGV[4], ARGV[5], ARGV[3])
return {'cancelled', math.max(0, capacity - redis.call('SCARD', KEYS[2]))}
`);
