import { asId } from '@/model/ids'
import { ip } from '@/model/ip'
import type { Listener } from '@/model/resources/listener'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import type { Target, TargetGroup } from '@/model/resources/targetGroup'
import type { ResourceOf } from '@/model/topology'
import { anInterface } from './builders'
import { aResource } from './moreBuilders'

interface NodeSketch {
  readonly subnetId: string
  readonly address: string
  readonly publicIp?: string
  readonly ipv6?: string
}

type AboutBalancer = Partial<Omit<LoadBalancer, 'kind' | 'id' | 'nodes' | 'securityGroupIds'>> & {
  readonly groups?: readonly string[]
}

const TYPE_IN_DESCRIPTION = { application: 'app', network: 'net', gateway: 'gwy', classic: '' }

/** A load balancer with a node and its interface for each sketch: `alb` has `eni-alb-1`, `eni-alb-2` …. */
export function aBalancer(
  id: string,
  nodes: readonly NodeSketch[],
  { groups = [], ...about }: AboutBalancer = {},
): readonly [LoadBalancer, ...NetworkInterface[]] {
  const type = about.type ?? 'application'
  const securityGroupIds = groups.map((group) => asId<'sg'>(group)) as never
  const interfaces = nodes.map(({ subnetId, address, publicIp, ipv6 }, index) =>
    anInterface({
      id: `eni-${id}-${String(index + 1)}`,
      subnetId: asId(subnetId),
      interfaceType: type === 'network' ? 'network_load_balancer' : 'interface',
      managedBy: `ELB ${TYPE_IN_DESCRIPTION[type]}/${id}/1`,
      privateAddresses: [
        { address: ip(address), ...(publicIp === undefined ? {} : { publicIp: ip(publicIp) }) },
      ],
      ipv6Addresses: ipv6 === undefined ? [] : [ip(ipv6)],
      securityGroupIds,
    }),
  )
  const balancer = aResource('loadBalancer', {
    crossZone: type === 'application',
    ...about,
    id,
    type,
    securityGroupIds,
    nodes: interfaces.map(({ id: networkInterfaceId, subnetId }) => ({
      subnetId,
      networkInterfaceId,
    })),
  })
  return [balancer, ...interfaces]
}

/** A listener `HTTPS 443` of this load balancer that forwards to these groups. */
export function aListener(
  loadBalancerId: string,
  listens: string,
  groups: readonly (string | { readonly id: string; readonly weight: number })[],
  about: Partial<Omit<Listener, 'kind' | 'id'>> = {},
): ResourceOf<'listener'> {
  const [protocol = 'TCP', port = '443'] = listens.split(' ')
  const targetGroups = groups.map((group) =>
    typeof group === 'string'
      ? { targetGroupId: asId<never>(group) }
      : { targetGroupId: asId<never>(group.id), weight: group.weight },
  )
  return aResource('listener', {
    id: `listener-${loadBalancerId}-${protocol}-${port}`,
    loadBalancerId: asId(loadBalancerId),
    protocol,
    port: Number(port),
    defaultAction: { kind: 'forward', targetGroups },
    ...about,
  })
}

/** A group `HTTP 8080` of these targets: ids alone, taken as healthy, or whole targets. */
export function aTargetGroup(
  id: string,
  speaks: string,
  targets: readonly (string | Target)[],
  about: Partial<Omit<TargetGroup, 'kind' | 'id' | 'targets'>> = {},
): TargetGroup {
  const [protocol = 'TCP', port = '80'] = speaks.split(' ')
  return aResource('targetGroup', {
    id,
    protocol,
    port: Number(port),
    targets: targets.map((target) =>
      typeof target === 'string' ? { id: target, health: 'healthy' } : target,
    ),
    ...about,
  })
}
