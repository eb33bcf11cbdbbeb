import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS waiting admitted admissions seen pre
 * ARGV token
 */
export const leaveScript = new LuaScript(`
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
redis.call('SREM', KEYS[5], ARGV[1])
return 1
`);
