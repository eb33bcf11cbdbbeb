import { LuaScript } from '../../redis/LuaScript';

/**
 * KEYS pre waiting state
 * ARGV opensAt ('' for none) now seed
 *
 * See lots.ts for the order. In one step, so that nobody who joins meanwhile
 * gets in front of, or between, those who came before the opening.
 */
export const drawScript = new LuaScript(`
local opensAt, now, seed = ARGV[1], tonumber(ARGV[2]), ARGV[3]
if opensAt ~= '' and now < tonumber(opensAt) then return {0, ''} end
local done = opensAt == '' or redis.call('HGET', KEYS[3], 'drawnFor') == opensAt
local tokens = redis.call('SMEMBERS', KEYS[1])
if done and #tokens == 0 then return {0, ''} end

local lots = {}
for i, token in ipairs(tokens) do
  lots[i] = {redis.sha1hex(seed .. ':' .. token), token}
end
table.sort(lots, function(a, b) return a[1] < b[1] end)

local tail = tonumber(redis.call('HGET', KEYS[3], 'tail') or 0)
for from = 1, #lots, 1000 do
  local entries = {}
  for i = from, math.min(from + 999, #lots) do
    entries[#entries + 1] = string.format('%.0f', tail + i)
    entries[#entries + 1] = lots[i][2]
  end
  redis.call('ZADD', KEYS[2], unpack(entries))
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[3], 'tail', string.format('%.0f', tail + #lots), 'drawSeed', seed)
if opensAt ~= '' then redis.call('HSET', KEYS[3], 'drawnFor', opensAt) end
return {#lots, seed}
`);
