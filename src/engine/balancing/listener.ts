import type { Listener } from '@/model/resources/listener'
import { formatProtocol, type Protocol } from '@/model/traffic'
import type { CompiledNetwork } from '../compile/network'
import type { Packet } from '../packet'
import type { TurnedDown } from '../trace'

/** What the protocols of listeners and target groups ride on. */
const TRANSPORTS: Readonly<Record<string, readonly Protocol[]>> = {
  HTTP: ['tcp'],
  HTTPS: ['tcp'],
  SSL: ['tcp'],
  TCP: ['tcp'],
  TLS: ['tcp'],
  UDP: ['udp'],
  QUIC: ['udp'],
  TCP_UDP: ['tcp', 'udp'],
  TCP_QUIC: ['tcp', 'udp'],
}

/** Whether a listener's or a target group's protocol carries a packet. */
export function carries(protocol: string, packet: Packet): boolean {
  return TRANSPORTS[protocol.toUpperCase()]?.includes(packet.protocol) ?? false
}

/** The listener that takes a packet: of its protocol, on its very port (ELB-05). */
export function listenerFor(
  network: CompiledNetwork,
  loadBalancerId: string,
  packet: Packet,
): Listener | undefined {
  const port = packet.dstPort?.ports[0]?.from
  return network
    .listeners(loadBalancerId)
    .find((listener) => listener.port === port && carries(listener.protocol, packet))
}

/** Why each listener leaves a packet that none of them takes. */
export function listenersTurnedDown(
  network: CompiledNetwork,
  loadBalancerId: string,
  packet: Packet,
): readonly TurnedDown[] {
  const port = packet.dstPort?.ports[0]?.from
  return network.listeners(loadBalancerId).map(({ id, protocol, port: own }) => {
    const candidate = { kind: 'listener', listenerId: id } as const
    return carries(protocol, packet)
      ? { candidate, field: 'port', why: `port ${String(port)} is not ${String(own)}` }
      : {
          candidate,
          field: 'protocol',
          why: `${formatProtocol(packet.protocol)} is not ${protocol}`,
        }
  })
}
