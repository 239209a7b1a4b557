import type { VpcId } from '../ids'
import type { SecurityGroup } from '../resources/securityGroup'
import { resourcesOf, type Topology } from '../topology'

/** How the VPC of a rule can see the group that the rule names (SG-25 to SG-28). */
export type GroupReach =
  | 'sameVpc'
  | 'peering'
  | 'otherRegion'
  | 'transitGateway'
  | 'transitGatewayOff'
  | 'none'

const ORDER: readonly GroupReach[] = [
  'sameVpc',
  'peering',
  'transitGateway',
  'transitGatewayOff',
  'otherRegion',
  'none',
]

/** Tells how a rule's group sees another group: the best of all ways between their VPCs. */
export function groupReach(
  topology: Topology,
): (from: SecurityGroup, named: SecurityGroup) => GroupReach {
  const ways = new Map<string, GroupReach>()
  const note = (a: VpcId, b: VpcId, way: GroupReach) => {
    for (const key of [`${a} ${b}`, `${b} ${a}`]) {
      const known = ways.get(key) ?? 'none'
      if (ORDER.indexOf(way) < ORDER.indexOf(known)) ways.set(key, way)
    }
  }
  for (const { status, requester, accepter } of resourcesOf(topology, 'peeringConnection')) {
    if (status !== 'active') continue
    const isApart =
      requester.region !== '' && accepter.region !== '' && requester.region !== accepter.region
    note(requester.vpcId, accepter.vpcId, isApart ? 'otherRegion' : 'peering')
  }
  for (const gateway of resourcesOf(topology, 'transitGateway')) {
    const ends = resourcesOf(topology, 'transitGatewayAttachment').flatMap(
      ({ transitGatewayId, available, attached }) =>
        transitGatewayId === gateway.id && available && attached.kind === 'vpc' ? [attached] : [],
    )
    for (const [index, a] of ends.entries()) {
      for (const b of ends.slice(index + 1)) {
        const isOn =
          gateway.securityGroupReferencing &&
          a.securityGroupReferencing &&
          b.securityGroupReferencing
        note(a.vpcId, b.vpcId, isOn ? 'transitGateway' : 'transitGatewayOff')
      }
    }
  }
  return (from, named) => {
    const found = homesOf(from).flatMap((home) =>
      homesOf(named).map(
        (other): GroupReach =>
          home === other ? 'sameVpc' : (ways.get(`${home} ${other}`) ?? 'none'),
      ),
    )
    return ORDER.find((way) => found.includes(way)) ?? 'none'
  }
}

/** The VPCs where a group may be used: its own and those it is associated with (SG-44, SG-45). */
export function homesOf({ vpcId, associatedVpcIds = [] }: SecurityGroup): readonly VpcId[] {
  return [vpcId, ...associatedVpcIds]
}
