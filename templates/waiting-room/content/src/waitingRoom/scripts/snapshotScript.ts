import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS waiting admitted state pre
 * ARGV now
 */
export const snapshotScript = new LuaScript(`
local state = redis.call('HMGET', KEYS[3], 'tail', 'brake', 'brakeSince', 'drawnFor')
local tail = state[1] or '0'
local head = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
local serving = tail
if head[2] then serving = string.format('%.0f', tonumber(head[2]) - 1) end
return {
  serving,
  tail,
  redis.call('ZCARD', KEYS[1]),
  redis.call('SCARD', KEYS[4]),
  redis.call('ZCOUNT', KEYS[2], '(' .. ARGV[1], '+inf'),
  state[2] or '',
  state[3] or '',
  state[4] or '',
}
`);
