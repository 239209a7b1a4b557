import { ANY_IPV4, ANY_IPV6 } from '@/model/ip'
import { labelOf, resourcesOf } from '@/model/topology'
import { nameOf } from '@/model/validation/issue'
import { groupBy } from '@/model/validation/context'
import { isMiddlebox, isPublic, someNames, type LintContext } from './context'
import { finding, type Finding } from './finding'

/** Public addresses where they are of no use, and their absence where they are needed. */
export function publicAddressFindings(context: LintContext): readonly Finding[] {
  return [
    ...withoutAddress(context),
    ...inPrivateSubnets(context),
    ...privateNat(context),
    ...blocked(context),
  ]
}

/** A route to an internet gateway is not enough: IPv4 needs a public address too (IGW-02, TRAP-18). */
function withoutAddress(context: LintContext): readonly Finding[] {
  const bare = [...context.network.primaries.values()].filter(
    ({ eni, instance, subnet }) =>
      instance?.state === 'running' &&
      eni.privateAddresses.length > 0 &&
      eni.privateAddresses.every(({ publicIp }) => publicIp === undefined) &&
      eni.sourceDestCheck &&
      isPublic(context, subnet, 4),
  )
  return [...groupBy(bare, ({ subnet }) => subnet)].map(([{ subnet }, interfaces]) => {
    const ids = interfaces.flatMap(({ instance }) => instance?.id ?? [])
    const names = someNames(context.topology, ids)
    return finding('instanceWithoutPublicAddress', {
      ids: [...ids, subnet.id],
      sentence: `${names} ${ids.length === 1 ? 'stands' : 'stand'} in the public subnet ${labelOf(subnet)} without a public IPv4 address, so the internet gateway drops what ${ids.length === 1 ? 'it sends' : 'they send'} to the internet`,
      mend: 'Give it a public address, or use a private subnet with a NAT gateway',
    })
  })
}

/** Without a route to the internet gateway a public address is of no use (IGW-10, TRAP-19). */
function inPrivateSubnets(context: LintContext): readonly Finding[] {
  return [...context.network.interfaces.values()].flatMap(({ eni, subnet, natGateway, owner }) => {
    const publicIp = eni.privateAddresses.find((own) => own.publicIp !== undefined)?.publicIp
    // NAT gateways and load balancers have issues of their own (NAT-02, ELB-03).
    if (publicIp === undefined || natGateway || owner?.kind === 'loadBalancer') return []
    if (isPublic(context, subnet, 4) || subnet.subnet.stub) return []
    const goesByMiddlebox = subnet.table.table.routes.some(
      ({ destination, target }) =>
        destination.kind === 'cidr' && destination.cidr === ANY_IPV4 && isMiddlebox(target),
    )
    if (goesByMiddlebox) return []
    return [
      finding('publicAddressInPrivateSubnet', {
        ids: [eni.id, subnet.subnet.id],
        sentence: `${nameOf(context.topology, eni.id)} has the public address ${publicIp}, but ${labelOf(subnet.subnet)} has no route to an internet gateway, so nothing answers there`,
        mend: 'Add a route to an internet gateway, or remove the address',
      }),
    ]
  })
}

/** An internet gateway drops what a private NAT gateway sends (NAT-03, IGW-12). */
function privateNat(context: LintContext): readonly Finding[] {
  const { topology } = context
  return resourcesOf(topology, 'natGateway').flatMap((gateway) => {
    if (gateway.connectivityType !== 'private' || gateway.stub) return []
    const own = context.subnets.find(({ subnet }) => subnet.id === gateway.subnetId)
    if (!own || !isPublic(context, own, 4)) return []
    const tables = resourcesOf(topology, 'routeTable').filter(({ routes }) =>
      routes.some(
        ({ destination, target }) =>
          target.id === gateway.id && destination.kind === 'cidr' && destination.cidr === ANY_IPV4,
      ),
    )
    if (tables.length === 0) return []
    const names = someNames(
      topology,
      tables.map(({ id }) => id),
    )
    return [
      finding('privateNatToInternet', {
        ids: [gateway.id, ...tables.map(({ id }) => id)],
        sentence: `${names} ${tables.length === 1 ? 'sends' : 'send'} 0.0.0.0/0 to ${labelOf(gateway)}, a private NAT gateway, and the internet gateway drops what it sends`,
        mend: 'Use a public NAT gateway',
      }),
    ]
  })
}

/** Block Public Access stops what has public addresses, whatever routes and rules say (BPA-02, BPA-03). */
function blocked(context: LintContext): readonly Finding[] {
  return [...context.network.vpcs.values()].flatMap(({ vpc, subnets }) => {
    if (vpc.blockPublicAccess === 'off' || vpc.blockPublicAccessExclusion !== undefined) return []
    const stopped = subnets
      .filter(({ subnet }) => subnet.blockPublicAccessExclusion === undefined)
      .flatMap(({ subnet, table }) =>
        (context.interfacesIn.get(subnet.id) ?? []).filter(
          ({ eni, natGateway }) =>
            !natGateway &&
            table.table.routes.some(
              ({ target, destination }) =>
                target.kind === 'internetGateway' &&
                destination.kind === 'cidr' &&
                (destination.cidr === ANY_IPV4
                  ? eni.privateAddresses.some(({ publicIp }) => publicIp !== undefined)
                  : destination.cidr === ANY_IPV6 && eni.ipv6Addresses.length > 0),
            ),
        ),
      )
    if (stopped.length === 0) return []
    const ids = stopped.map(({ eni }) => eni.id)
    return [
      finding('blockedByPublicAccess', {
        ids: [vpc.id, ...ids],
        sentence: `Block Public Access of ${labelOf(vpc)} (${vpc.blockPublicAccess}) stops the internet traffic of ${someNames(context.topology, ids)}, whatever routes and rules allow`,
        mend: 'Exclude the VPC or the subnets where that is not meant',
      }),
    ]
  })
}
