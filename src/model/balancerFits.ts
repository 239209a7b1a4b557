import type { LoadBalancer } from './resources/loadBalancer'

const NETWORK_PROTOCOLS = ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'] as const
const CLASSIC_PROTOCOLS = ['HTTP', 'HTTPS', 'TCP', 'SSL', 'TLS'] as const

export interface BalancerFit {
  /** With its article, as a sentence uses it. */
  readonly name: string
  readonly listeners: readonly string[]
  readonly groups: readonly string[]
  readonly rule: string
}

/** What each type of load balancer speaks (ALB-01, NLB-01, GWL-01). */
export const BALANCER_FITS: Readonly<Record<LoadBalancer['type'], BalancerFit>> = {
  application: {
    name: 'an Application Load Balancer',
    listeners: ['HTTP', 'HTTPS'],
    groups: ['HTTP', 'HTTPS'],
    rule: 'ALB-01',
  },
  network: {
    name: 'a Network Load Balancer',
    listeners: NETWORK_PROTOCOLS,
    groups: NETWORK_PROTOCOLS,
    rule: 'NLB-01',
  },
  gateway: {
    name: 'a Gateway Load Balancer',
    listeners: ['GENEVE'],
    groups: ['GENEVE'],
    rule: 'GWL-01',
  },
  classic: {
    name: 'a Classic Load Balancer',
    listeners: CLASSIC_PROTOCOLS,
    groups: CLASSIC_PROTOCOLS,
    rule: 'ELB-05',
  },
}

/** The port on which appliances take packets from a Gateway Load Balancer (GWL-01). */
export const GENEVE_PORT = 6081

/** What a listener's or a target group's protocol rides on. */
export function transportsOf(protocol: string): readonly ('tcp' | 'udp')[] {
  const name = protocol.toUpperCase()
  if (name === 'TCP_UDP' || name === 'TCP_QUIC') return ['tcp', 'udp']
  return name === 'UDP' || name === 'QUIC' ? ['udp'] : ['tcp']
}
