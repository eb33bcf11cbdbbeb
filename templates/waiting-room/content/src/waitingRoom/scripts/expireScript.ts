import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS waiting admitted admissions seen state pre
 * ARGV now abandonedMs step
 *
 * When nobody swept for half the patience, the service was blind, and silence
 * says nothing about the people: they get the full patience again before the
 * first of them is given up.
 */
export const expireScript = new LuaScript(`
local now, patience, step = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local state = redis.call('HMGET', KEYS[5], 'sweptAt', 'graceUntil')
local sweptAt, graceUntil = tonumber(state[1] or 0), tonumber(state[2] or 0)
if now - sweptAt > patience / 2 then
  graceUntil = now + patience
  redis.call('HSET', KEYS[5], 'graceUntil', string.format('%.0f', graceUntil))
end
redis.call('HSET', KEYS[5], 'sweptAt', string.format('%.0f', math.max(now, sweptAt)))

local silent = {}
if now >= graceUntil then
  local cutoff = string.format('%.0f', now - patience)
  silent = redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', cutoff, 'LIMIT', 0, step)
end
if #silent > 0 then
  redis.call('ZREM', KEYS[4], unpack(silent))
  redis.call('ZREM', KEYS[1], unpack(silent))
  redis.call('SREM', KEYS[6], unpack(silent))
end

local over = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, step)
if #over > 0 then
  redis.call('ZREM', KEYS[2], unpack(over))
  redis.call('HDEL', KEYS[3], unpack(over))
end
return {#silent, #over}
`);
