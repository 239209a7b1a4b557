import { describe, expect, it } from 'vitest'
import type { PacketForm } from '@/store/simulationStore'
import { chooseProtocol, icmpText, portGroups, readIcmp, readPort } from './trafficChoices'

const FORM: PacketForm = { from: 'i-1', to: 'i-2', protocol: 'tcp', port: 443, srcPort: 41822 }

describe('a port', () => {
  it.each([
    ['443', 443],
    [' 0 ', 0],
    ['65535', 65535],
  ])('%s is read', (text, port) => {
    expect(readPort(text)).toEqual({ ok: true, value: port })
  })

  it.each([
    ['65536', 'ports end at 65535'],
    ['80-90', 'not a range'],
    ['', 'is not a port'],
    ['http', 'is not a port'],
  ])('"%s" is refused with the reason', (text, reason) => {
    const read = readPort(text)
    expect(read.ok ? '' : read.error).toContain(reason)
  })
})

describe('an ICMP type', () => {
  it.each([
    ['8', { icmpType: 8, icmpCode: undefined }],
    ['3/4', { icmpType: 3, icmpCode: 4 }],
    ['3 / 0', { icmpType: 3, icmpCode: undefined }],
  ])('%s is read', (text, fields) => {
    expect(readIcmp(text)).toEqual({ ok: true, value: fields })
  })

  it.each(['256', '3/256', 'echo', ''])('"%s" is refused', (text) => {
    expect(readIcmp(text).ok).toBe(false)
  })

  it('is an echo request where none is said', () => {
    expect(icmpText({ ...FORM, protocol: 'icmp' })).toBe('8')
    expect(icmpText({ ...FORM, protocol: 'icmpv6' })).toBe('128')
    expect(icmpText({ ...FORM, protocol: 'icmp', icmpType: 3, icmpCode: 4 })).toBe('3/4')
  })
})

it('drops the source port with the protocol that has ports', () => {
  expect(chooseProtocol('udp', FORM)).toMatchObject({ protocol: 'udp', srcPort: 41822 })
  expect(chooseProtocol('icmp', FORM)).toMatchObject({ protocol: 'icmp', srcPort: undefined })
})

it('offers first what the destination listens on, and each port once', () => {
  const [listening, known] = portGroups('tcp', [
    { name: 'postgres', protocol: 'tcp', ports: { from: 5432, to: 5432 } },
    { name: 'dns', protocol: 'udp', ports: { from: 53, to: 53 } },
  ])
  expect(listening?.options.map(({ label }) => label)).toEqual(['postgres'])
  expect(known?.options.map(({ value }) => value)).not.toContain('5432')
})
