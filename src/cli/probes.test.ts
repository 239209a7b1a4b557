import { expect, it } from 'vitest'
import { parseProbes } from './probes'

const probe = {
  id: 'p1',
  from: { instance: 'i-1' },
  to: { ip: '10.0.0.9' },
  protocol: 'tcp',
  port: 443,
}

it.each<[string, object, string]>([
  [
    'a port that does not exist',
    { port: 70000 },
    'probe p1, port is 70000; ports go from 0 to 65535',
  ],
  [
    'an address that is none',
    { to: { ip: '10.0.0.300' } },
    'probe p1, to.ip: "10.0.0.300" is not an IP address',
  ],
  [
    'two ends in one',
    { from: { ip: '10.0.0.1', eni: 'eni-1' } },
    'probe p1, from names several ends; expected exactly one',
  ],
  [
    'a protocol number out of range',
    { protocol: 300 },
    'probe p1, protocol is 300; expected a number from 0 to 255',
  ],
])('names the probe and the field of %s', (_what, change, message) => {
  const result = parseProbes([{ ...probe, ...change }])
  expect(result.ok ? '' : result.error).toContain(message)
})

it('reads 6 as TCP, and lets pass what it does not know', () => {
  const result = parseProbes([{ ...probe, protocol: 6, expect: 'allow' }])
  expect(result).toEqual({ ok: true, value: [probe] })
})

it('takes a list and nothing else', () => {
  expect(parseProbes(probe).ok).toBe(false)
})
