import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS waiting admitted admissions seen state
 * ARGV now perSecond batch capacity admittedMs
 *
 * The rate is a bucket in the store that holds at most one second's worth, so
 * any number of replicas may call this and the rate stays the room's. Taking
 * people out of the queue and letting them in is one step: nobody is admitted
 * twice and nobody is lost between the two.
 */
export const admitScript = new LuaScript(`
local now, perSecond, batch = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local capacity, admittedMs = tonumber(ARGV[4]), tonumber(ARGV[5])

if redis.call('HEXISTS', KEYS[5], 'brake') == 1 then return {'brake', 0} end
local waiting = redis.call('ZCARD', KEYS[1])
if waiting == 0 then return {'empty', 0} end

local most = math.max(1, perSecond)
local bucket = redis.call('HMGET', KEYS[5], 'bucket', 'bucketAt')
local level, at = tonumber(bucket[1] or most), tonumber(bucket[2] or now)
if now > at then
  level = math.min(most, level + (now - at) * perSecond / 1000)
  at = now
end

local room = capacity - redis.call('ZCOUNT', KEYS[2], '(' .. ARGV[1], '+inf')
local count = math.min(waiting, batch, math.floor(level), room)
if count <= 0 then
  redis.call('HSET', KEYS[5], 'bucket', tostring(level), 'bucketAt', string.format('%.0f', at))
  if room <= 0 then return {'capacity', 0} end
  return {'rate', 0}
end

local held = 'batch'
if count == waiting then held = 'empty'
elseif count == room then held = 'capacity'
elseif count == math.floor(level) then held = 'rate' end

local popped = redis.call('ZPOPMIN', KEYS[1], count)
local last = redis.call('HINCRBY', KEYS[5], 'admissions', count)
redis.call('HSET', KEYS[5], 'bucket', tostring(level - count), 'bucketAt', string.format('%.0f', at))

local untilMs = string.format('%.0f', now + admittedMs)
local number = last - count
for from = 1, #popped, 2000 do
  local entries, notes, tokens = {}, {}, {}
  for i = from, math.min(from + 1998, #popped), 2 do
    number = number + 1
    entries[#entries + 1] = untilMs
    entries[#entries + 1] = popped[i]
    notes[#notes + 1] = popped[i]
    notes[#notes + 1] = string.format('%.0f', number) .. ':' .. popped[i + 1]
    tokens[#tokens + 1] = popped[i]
  end
  redis.call('ZADD', KEYS[2], unpack(entries))
  redis.call('HSET', KEYS[3], unpack(notes))
  redis.call('ZREM', KEYS[4], unpack(tokens))
end
return {held, last - count + 1, unpack(popped)}
`);
