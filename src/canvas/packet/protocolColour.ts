import { isIcmp, type Protocol } from '@/model/traffic'

/** The colour of a packet, by its protocol. */
export function protocolColour(protocol: Protocol): string {
  if (protocol === 'udp') return 'var(--packet-udp)'
  return isIcmp(protocol) ? 'var(--packet-icmp)' : 'var(--packet-tcp)'
}
