import { describe, expect, it } from 'vitest'
import { ALL_TRAFFIC, icmp, icmpv6, tcp, udp, type Traffic } from '@/model/traffic'
import { readTraffic, settleTraffic, writeTraffic } from './trafficText'

describe('the Type and Port cells', () => {
  const written: readonly (readonly [Traffic, string, string])[] = [
    [tcp(22), 'SSH', '22'],
    [tcp(8080), 'Custom TCP', '8080'],
    [tcp({ from: 0, to: 65535 }), 'All TCP', 'all'],
    [udp({ from: 500, to: 600 }), 'Custom UDP', '500–600'],
    [icmp(8), 'Ping', 'echo request'],
    [icmp(8, 0), 'Custom ICMP', 'type 8 code 0'],
    [icmp(3, 4), 'Custom ICMP', 'type 3 code 4'],
    [icmpv6(), 'All ICMPv6', 'all'],
    [{ protocol: 50 }, 'Protocol 50', 'all'],
    [ALL_TRAFFIC, 'All traffic', 'all'],
  ]

  it.each(written)('writes %o as %s and %s, and reads it back', (traffic, type, port) => {
    expect(writeTraffic(traffic)).toEqual({ type, port })
    expect(readTraffic({ type, port })).toEqual({ ok: true, value: traffic })
  })

  it.each([
    ['tcp', '443', tcp(443)],
    ['TCP 443', '', tcp(443)],
    ['6', '443', tcp(443)],
    ['50', '', { protocol: 50 }],
    ['-1', '', ALL_TRAFFIC],
    ['https', '', tcp(443)],
    ['ICMP', '3/4', icmp(3, 4)],
  ] as const)('reads %s and "%s" as people write them', (type, port, traffic) => {
    expect(readTraffic({ type, port })).toEqual({ ok: true, value: traffic })
  })

  it('lets the port of a named type be overwritten, which makes it a custom one', () => {
    expect(settleTraffic({ type: 'SSH', port: '2222' }, 'port')).toEqual({
      type: 'Custom TCP',
      port: '2222',
    })
    expect(settleTraffic({ type: 'Custom TCP', port: '443' }, 'port').type).toBe('HTTPS')
  })

  it('fills in the port that a type implies and keeps one that still fits', () => {
    expect(settleTraffic({ type: 'RDP', port: '' }, 'type').port).toBe('3389')
    expect(settleTraffic({ type: 'Custom UDP', port: '8080' }, 'type').port).toBe('8080')
    expect(settleTraffic({ type: 'Custom UDP', port: 'echo reply' }, 'type').port).toBe('')
  })

  it.each([
    ['70000', 'Port 70000 does not exist; ports end at 65535', '7000'],
    ['443-80', '"443-80" runs backwards; write the lower port first', '80–443'],
  ])('says what is wrong with port %s and how to mend it', (port, message, fix) => {
    const read = readTraffic({ type: 'Custom TCP', port })
    expect(read).toMatchObject({ ok: false, error: { column: 'port', message } })
    expect(!read.ok && read.error.fix?.text).toBe(fix)
  })

  it('says what a type may be', () => {
    const read = readTraffic({ type: 'telepathy', port: '' })
    expect(!read.ok && read.error.message).toContain('"telepathy" is not a type')
  })
})
