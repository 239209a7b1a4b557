import { ANY_IPV4, ANY_IPV6, cidr, hostCidr, type Cidr } from '@/model/ip'
import { vpcBlocks } from '@/model/resources/vpc'
import { addressesOf, resourcesOf, subnetBlocks, type Topology } from '@/model/topology'

/** Ranges that AWS treats apart: NAT64 (N64-01), link-local (EXM-03), private space (IGW-08, VPC-16). */
export const SPECIAL_BLOCKS = {
  nat64: ['64:ff9b::/96'].map(cidr),
  linkLocal: ['169.254.0.0/16', 'fd00:ec2::/32', 'fe80::/10'].map(cidr),
  rfc1918: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr),
  rfc6598: ['100.64.0.0/10'].map(cidr),
  uniqueLocal: ['fc00::/7'].map(cidr),
} as const

/** Every block that anything in the topology can be compared with, each member address alone too. */
export function everyBlock(topology: Topology): readonly Cidr[] {
  const rules = resourcesOf(topology, 'securityGroup').flatMap((group) => [
    ...group.ingress,
    ...group.egress,
  ])
  return [
    ANY_IPV4,
    ANY_IPV6,
    ...Object.values(SPECIAL_BLOCKS).flat(),
    ...resourcesOf(topology, 'vpc').flatMap(vpcBlocks),
    ...resourcesOf(topology, 'subnet').flatMap(subnetBlocks),
    ...resourcesOf(topology, 'networkInterface').flatMap((eni) => [
      ...addressesOf(eni).map(hostCidr),
      ...eni.prefixes,
    ]),
    ...rules.flatMap(({ peer }) => (peer.kind === 'cidr' ? [peer.cidr] : [])),
    ...resourcesOf(topology, 'prefixList').flatMap((list) =>
      (list.entries ?? []).map((entry) => entry.cidr),
    ),
    ...resourcesOf(topology, 'networkAcl').flatMap((acl) => acl.entries.map(({ cidr: c }) => c)),
    ...resourcesOf(topology, 'routeTable').flatMap((table) =>
      table.routes.flatMap(({ destination }) =>
        destination.kind === 'cidr' ? [destination.cidr] : [],
      ),
    ),
    ...resourcesOf(topology, 'peeringConnection').flatMap(({ requester, accepter }) => [
      ...requester.cidrBlocks,
      ...accepter.cidrBlocks,
    ]),
    ...resourcesOf(topology, 'transitGatewayRouteTable').flatMap((table) =>
      table.routes.flatMap(({ destination }) =>
        destination.kind === 'cidr' ? [destination.cidr] : [],
      ),
    ),
    ...resourcesOf(topology, 'transitGatewayAttachment').flatMap(({ attached }) =>
      attached.kind === 'connect' ? attached.cidrBlocks : [],
    ),
    ...resourcesOf(topology, 'onPremisesNetwork').flatMap(({ cidrBlocks }) => cidrBlocks),
    ...resourcesOf(topology, 'onPremisesHost').map(({ address }) => hostCidr(address)),
    ...resourcesOf(topology, 'vpnConnection').flatMap(({ staticRoutes }) => staticRoutes),
    ...resourcesOf(topology, 'directConnectGateway').flatMap(({ associations }) =>
      associations.flatMap(({ allowedPrefixes }) => allowedPrefixes),
    ),
    ...resourcesOf(topology, 'firewallPolicy').flatMap(({ statelessRules, statefulRules }) =>
      [...statelessRules, ...statefulRules].flatMap(({ match }) => [
        ...match.sources,
        ...match.destinations,
      ]),
    ),
  ]
}
