-- Sends the lines of the file BODIES one after the other as POST bodies, or plain GETs without one, and prints what
-- came of it as one line of JSON.
local bodies, at = {}, 0
local file = os.getenv('BODIES')

if file then
  for line in io.lines(file) do
    bodies[#bodies + 1] = line
  end
  wrk.method = 'POST'
  wrk.headers['Content-Type'] = 'application/json'
  request = function()
    at = at % #bodies + 1
    return wrk.format(nil, nil, nil, bodies[at])
  end
end

done = function(summary, latency)
  local e = summary.errors
  io.write(
    string.format(
      '\n{"perSecond":%f,"p50Ms":%f,"p99Ms":%f,"failed":%d}\n',
      summary.requests / summary.duration * 1e6,
      latency:percentile(50) / 1000,
      latency:percentile(99) / 1000,
      e.connect + e.read + e.write + e.status + e.timeout
    )
  )
end
