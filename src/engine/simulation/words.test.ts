import { describe, expect, it } from 'vitest'
import { ip } from '@/model/ip'
import { singlePort } from '@/model/ports'
import type { Packet } from '../packet'
import { formatFlow, parseFlow } from './words'

const port = (number: number) => ({ ports: [singlePort(number)] })

describe('a flow in the log', () => {
  it.each<readonly [string, Packet]>([
    [
      'tcp 10.0.2.20:40000 > 198.51.100.7:443',
      {
        src: ip('10.0.2.20'),
        dst: ip('198.51.100.7'),
        protocol: 'tcp',
        srcPort: port(40000),
        dstPort: port(443),
      },
    ],
    [
      'udp [2001:db8::1]:40000 > [2001:db8::2]:53',
      {
        src: ip('2001:db8::1'),
        dst: ip('2001:db8::2'),
        protocol: 'udp',
        srcPort: port(40000),
        dstPort: port(53),
      },
    ],
    [
      'icmp 10.0.1.10 > 10.0.2.20 type 8',
      { src: ip('10.0.1.10'), dst: ip('10.0.2.20'), protocol: 'icmp', icmp: { type: 8, code: 0 } },
    ],
    [
      'icmpv6 2001:db8::1 > 2001:db8::2 type 128',
      {
        src: ip('2001:db8::1'),
        dst: ip('2001:db8::2'),
        protocol: 'icmpv6',
        icmp: { type: 128, code: 0 },
      },
    ],
    ['50 10.0.1.10 > 10.0.2.20', { src: ip('10.0.1.10'), dst: ip('10.0.2.20'), protocol: 50 }],
  ])('is read back as it was written: %s', (text, packet) => {
    expect(formatFlow(packet)).toBe(text)
    expect(parseFlow(text)).toEqual(packet)
  })
})
