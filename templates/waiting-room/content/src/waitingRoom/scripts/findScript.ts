import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS waiting admitted admissions pre
 * ARGV token now
 */
export const findScript = new LuaScript(`
local token, now = ARGV[1], tonumber(ARGV[2])
local admittedUntil = redis.call('ZSCORE', KEYS[2], token)
if admittedUntil and tonumber(admittedUntil) > now then
  return {'admitted', redis.call('HGET', KEYS[3], token) or '0:0', admittedUntil}
end
local ticket = redis.call('ZSCORE', KEYS[1], token)
if ticket then return {'waiting', ticket} end
if redis.call('SISMEMBER', KEYS[4], token) == 1 then return {'pre-queue'} end
return {'unknown'}
`);
