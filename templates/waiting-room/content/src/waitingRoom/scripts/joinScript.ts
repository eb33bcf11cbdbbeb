import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS waiting admitted admissions seen state pre
 * ARGV token now opensAt ('' for none)
 *
 * One script, so that two joins of one person at the same moment see the same
 * place. The score is a counter: two people never tie, whatever the clocks say.
 */
export const joinScript = new LuaScript(`
local token, now, opensAt = ARGV[1], tonumber(ARGV[2]), ARGV[3]

local admittedUntil = tonumber(redis.call('ZSCORE', KEYS[2], token) or 0)
if admittedUntil > now then
  return {'admitted', redis.call('HGET', KEYS[3], token) or '0:0', tostring(admittedUntil)}
end

local ticket = redis.call('ZSCORE', KEYS[1], token)
if ticket then
  redis.call('ZADD', KEYS[4], now, token)
  return {'waiting', ticket}
end

if opensAt ~= '' and redis.call('HGET', KEYS[5], 'drawnFor') ~= opensAt then
  if now >= tonumber(opensAt) then return {'draw-due'} end
  redis.call('SADD', KEYS[6], token)
  redis.call('ZADD', KEYS[4], now, token)
  return {'pre-queue'}
end

if admittedUntil > 0 then
  redis.call('ZREM', KEYS[2], token)
  redis.call('HDEL', KEYS[3], token)
end
redis.call('SREM', KEYS[6], token)
local issued = redis.call('HINCRBY', KEYS[5], 'tail', 1)
redis.call('ZADD', KEYS[1], issued, token)
redis.call('ZADD', KEYS[4], now, token)
return {'waiting', tostring(issued)}
`);
