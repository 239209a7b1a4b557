import type { Protocol } from '@/model/traffic'

/** The colour of a packet by what it carries, as a CSS value. */
export function packetColour(protocol: Protocol): string {
  switch (protocol) {
    case 'tcp':
      return 'var(--packet-tcp)'
    case 'udp':
      return 'var(--packet-udp)'
    case 'icmp':
    case 'icmpv6':
      return 'var(--packet-icmp)'
    default:
      return 'var(--ink)'
  }
}
