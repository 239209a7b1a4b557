import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import {
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from './builders'
import { aResource } from './moreBuilders'
import { anOpenAcl } from './transit'

export const OFFICE = '192.168.1.10'

/** `i-a` in a VPC with a VPN to the office, whose network is learned by propagation. */
export function office(...more: readonly (Resource | readonly Resource[])[]): Topology {
  return topologyOf(
    anOpenAcl(1, 'acl-default'),
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
    aSecurityGroup({
      id: 'sg-open',
      ingress: [aRule(), aRule({ protocol: 'all' }, '::/0')],
      egress: [aRule(), aRule({ protocol: 'all' }, '::/0')],
    }),
    aSubnet({ routeTableId: asId('rtb-1'), ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
    aRouteTableOf({ id: 'rtb-1', propagatingGatewayIds: [asId('vgw-1')] }),
    aServer('a', '10.0.1.10', { groups: ['sg-open'], ipv6: '2001:db8:1:1::10' }),
    aResource('virtualPrivateGateway'),
    aResource('customerGateway'),
    aResource('vpnConnection'),
    aResource('onPremisesNetwork'),
    aResource('onPremisesHost'),
    ...more,
  )
}

/** The subnet's table with one route to the gateway. */
export const toVgw = (destination: string, origin: 'static' | 'propagated' = 'static') =>
  aRouteTableOf({
    id: 'rtb-1',
    routes: [aRoute(destination, 'virtualPrivateGateway', 'vgw-1', { origin })],
  })
