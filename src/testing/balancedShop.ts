import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { Target, TargetGroup } from '@/model/resources/targetGroup'
import type { Resource, Topology } from '@/model/topology'
import { aBalancer, aListener, aTargetGroup } from './balanced'
import { aServer, aSubnet } from './builders'
import { HOME, shop } from './shop'
import { traceOf } from './traceOf'

export type Resources = readonly (Resource | readonly Resource[])[]
export type AboutBalancer = Partial<
  Omit<LoadBalancer, 'kind' | 'id' | 'nodes' | 'securityGroupIds'>
>

export const tcp = (port: number) => ({ protocol: 'tcp', ports: { from: port, to: port } }) as const
export const udp = (port: number) => ({ protocol: 'udp', ports: { from: port, to: port } }) as const

/** The verdict of a client on the internet, and of anybody. */
export function verdictFrom(network: Topology, to = 'lb/lb', port = 443): string {
  return traceOf(network, HOME, to, { port }).verdict
}
export function verdictOf(network: Topology, from: string, to: string, port = 443): string {
  return traceOf(network, from, to, { port }).verdict
}

/** Zone b beside zone a: a public and a private subnet more. */
export const ZONE_B: Resources = [
  aSubnet({
    id: 'subnet-pub-b',
    cidrBlock: cidr('10.0.11.0/24'),
    availabilityZone: 'us-east-1b',
    routeTableId: asId('rtb-pub'),
  }),
  aSubnet({
    id: 'subnet-prv-b',
    cidrBlock: cidr('10.0.12.0/24'),
    availabilityZone: 'us-east-1b',
    routeTableId: asId('rtb-prv'),
  }),
]
export const NODE_A = { subnetId: 'subnet-pub', address: '10.0.1.50', publicIp: '203.0.113.50' }
export const NODE_B = { subnetId: 'subnet-pub-b', address: '10.0.11.50', publicIp: '203.0.113.51' }
export const groups = ['sg-open']
export const A = aServer('a', '10.0.2.31', { subnetId: 'subnet-prv', groups })
export const B = aServer('b', '10.0.12.31', { subnetId: 'subnet-prv-b', groups })

/** An internet-facing load balancer `lb` on port 443 in front of one group `tg` on port 8443. */
export function balanced(
  about: AboutBalancer & { readonly nodes?: readonly (typeof NODE_A)[] },
  targets: readonly (string | Target)[],
  more: Resources = [],
  group: Partial<Omit<TargetGroup, 'kind' | 'id' | 'targets'>> = {},
): Topology {
  const { nodes = [NODE_A, NODE_B], ...rest } = about
  const speaks = rest.type === 'network' ? ['TCP 443', 'TCP 8443'] : ['HTTPS 443', 'HTTP 8443']
  return shop(
    ...ZONE_B,
    A,
    B,
    aBalancer('lb', nodes, { scheme: 'internet-facing', groups, ...rest }),
    aListener('lb', speaks[0] ?? '', ['tg']),
    aTargetGroup('tg', speaks[1] ?? '', targets, group),
    ...more,
  )
}
export const NLB = { type: 'network', crossZone: false } as const
export const ALB = { type: 'application' } as const
