import { ANY_IPV4 } from '@/model/ip'
import { findOf, labelOf, resourcesOf } from '@/model/topology'
import { groupsAdmit, type Peer } from './admits'
import { isPublic, someNames, type LintContext } from './context'
import { finding, type Finding } from './finding'

/** Functions, endpoints and databases that cannot do what they are for. */
export function serviceFindings(context: LintContext): readonly Finding[] {
  return [...functions(context), ...endpoints(context), ...connectEndpoints(context)]
}

/** A function has no public address, so an internet gateway drops what it sends (MNG-02, TRAP-42). */
function functions(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'managedService').flatMap((service) => {
    if (service.service !== 'lambda') return []
    const ids = new Set<string>([
      ...service.subnetIds,
      ...service.networkInterfaceIds.flatMap(
        (id) => context.network.interfaces.get(id)?.eni.subnetId ?? [],
      ),
    ])
    const lost = context.subnets.filter(
      (own) =>
        ids.has(own.subnet.id) &&
        isPublic(context, own, 4) &&
        own.table.table.routes.some(
          ({ destination, target }) =>
            target.kind === 'internetGateway' &&
            destination.kind === 'cidr' &&
            destination.cidr === ANY_IPV4,
        ),
    )
    if (lost.length === 0) return []
    const names = someNames(
      context.topology,
      lost.map(({ subnet }) => subnet.id),
    )
    return [
      finding('functionInPublicSubnet', {
        ids: [service.id, ...lost.map(({ subnet }) => subnet.id)],
        sentence: `The function ${labelOf(service)} uses ${names}, ${lost.length === 1 ? 'a public subnet' : 'public subnets'}, but has no public address: the internet gateway drops what it sends`,
        mend: 'Use private subnets with a route to a NAT gateway',
      }),
    ]
  })
}

const HTTPS = 443

/** An interface endpoint's groups must admit the clients on the service's port (IFE-02). */
function endpoints(context: LintContext): readonly Finding[] {
  const { topology, network } = context
  const anybody: Peer = {
    blocks: [],
    groupIds: [...context.members.keys()],
  }
  return resourcesOf(topology, 'interfaceEndpoint').flatMap((endpoint) => {
    const groups = new Set(
      endpoint.networkInterfaceIds.flatMap(
        (id): readonly string[] => network.interfaces.get(id)?.eni.securityGroupIds ?? [],
      ),
    )
    if (endpoint.stub || groups.size === 0) return []
    // Services of others may listen on any port.
    const port = endpoint.endpointServiceId === undefined && isOfAws(endpoint) ? HTTPS : undefined
    const asked = { protocol: 'tcp', port } as const
    if (groupsAdmit(topology, [...groups], 'ingress', asked, anybody)) return []
    if (
      groupsAdmit(
        topology,
        [...groups],
        'ingress',
        { ...asked, protocol: 'udp', port: port ?? 53 },
        anybody,
      )
    )
      return []
    return [
      finding('endpointAdmitsNobody', {
        ids: [endpoint.id, ...groups],
        sentence: `${labelOf(endpoint)} carries ${someNames(topology, [...groups])}, which ${groups.size === 1 ? 'admits' : 'admit'} nobody${port === undefined ? '' : ` on port ${String(port)}`}, so no client reaches ${endpoint.serviceName}`,
        mend: `Allow inbound TCP ${String(port ?? HTTPS)} from the clients`,
      }),
    ]
  })
}

function isOfAws({ serviceName }: { readonly serviceName: string }): boolean {
  return !serviceName.includes('.vpce.')
}

const REMOTE_ACCESS = [22, 3389]

/** An Instance Connect Endpoint opens connections by its own outbound rules (MNG-07). */
function connectEndpoints(context: LintContext): readonly Finding[] {
  const { topology, network } = context
  const anybody: Peer = { blocks: [], groupIds: [...context.members.keys()] }
  return resourcesOf(topology, 'managedService').flatMap((service) => {
    if (service.service !== 'instanceConnectEndpoint') return []
    const groups = new Set(
      service.networkInterfaceIds.flatMap(
        (id): readonly string[] => network.interfaces.get(id)?.eni.securityGroupIds ?? [],
      ),
    )
    const sends = REMOTE_ACCESS.some((port) =>
      groupsAdmit(topology, [...groups], 'egress', { protocol: 'tcp', port }, anybody),
    )
    if (groups.size === 0 || sends || !findOf(topology, 'managedService', service.id)) return []
    return [
      finding('connectEndpointCannotSend', {
        ids: [service.id, ...groups],
        sentence: `${labelOf(service)} carries ${someNames(topology, [...groups])}, which ${groups.size === 1 ? 'lets' : 'let'} it open neither SSH nor RDP to any instance`,
        mend: 'Allow outbound TCP 22 or 3389 to the instances',
      }),
    ]
  })
}
