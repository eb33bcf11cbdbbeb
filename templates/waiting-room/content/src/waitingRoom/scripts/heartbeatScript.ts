import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS seen
 * ARGV now token...
 *
 * Touches only the set of last signs of life, never the queue itself.
 */
export const heartbeatScript = new LuaScript(`
local missing = {}
for i = 2, #ARGV do
  if redis.call('ZSCORE', KEYS[1], ARGV[i]) then
    redis.call('ZADD', KEYS[1], ARGV[1], ARGV[i])
  else
    missing[#missing + 1] = ARGV[i]
  end
end
return missing
`);
