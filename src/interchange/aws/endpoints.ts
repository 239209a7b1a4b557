import * as z from 'zod/mini'
import {
  asId,
  type GatewayEndpointId,
  type NetworkFirewallId,
  type NetworkInterfaceId,
  type OtherResourceId,
  type SubnetId,
  type VpcId,
} from '@/model/ids'
import type { EndpointService } from '@/model/resources/endpointService'
import type { ReportBuilder } from '../report'
import type { EndpointTargetKind } from './routeTables'
import {
  given,
  idText,
  maybeFlag,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  sameWord,
  tags,
} from './rows'
import { idOf, type TopologyBuilder } from './topologyBuilder'

export const endpointRow = z.object({
  VpcEndpointId: idText,
  VpcEndpointType: maybeText,
  VpcId: idText,
  ServiceName: maybeText,
  State: maybeText,
  PrivateDnsEnabled: maybeFlag,
  SubnetIds: rows(idText),
  NetworkInterfaceIds: rows(idText),
  Tags: tags,
})

export type EndpointRow = z.infer<typeof endpointRow>

export function isGoneEndpoint(row: EndpointRow): boolean {
  return ['deleted', 'rejected', 'failed', 'expired'].includes(plainWord(row.State))
}

/** Old dumps have no type: every endpoint was a gateway then. */
function isGatewayEndpointRow(row: EndpointRow): boolean {
  return given(row.VpcEndpointType) === undefined || sameWord(row.VpcEndpointType, 'Gateway')
}

/** What a route that names this endpoint leads into; firewalls' endpoints are of the second kind. */
export function routeTargetKind(row: EndpointRow): EndpointTargetKind {
  if (isGatewayEndpointRow(row)) return 'gatewayEndpoint'
  return sameWord(row.VpcEndpointType, 'GatewayLoadBalancer')
    ? 'gatewayLoadBalancerEndpoint'
    : 'other'
}

const UNMODELLED_TYPES: Readonly<Record<string, string>> = {
  resource: 'Resource endpoint',
  servicenetwork: 'Service network endpoint',
}

/** What stands behind an endpoint, as far as other rows tell. */
export interface EndpointContext {
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
  /** The provider's side of the service of this name. */
  readonly serviceNamed: (serviceName: string) => EndpointService | undefined
  /** The interfaces whose description is just this (A8). */
  readonly describedAs: (description: string) => readonly NetworkInterfaceId[]
}

/** Puts an endpoint of any type into the topology, and marks the interfaces that it made. */
export function addEndpoint(row: EndpointRow, context: EndpointContext): void {
  const { builder } = context
  const common = {
    name: nameFrom(row.Tags),
    vpcId: asId<VpcId>(row.VpcId),
    serviceName: given(row.ServiceName) ?? UNKNOWN_SERVICE,
    available: ['', 'available', 'partial'].includes(plainWord(row.State)),
  }
  if (isGatewayEndpointRow(row)) {
    const id = asId<GatewayEndpointId>(row.VpcEndpointId)
    builder.put({ kind: 'gatewayEndpoint', id, ...common })
    return
  }
  const networkInterfaceIds = linkInterfaces(row, context)
  const service = context.serviceNamed(common.serviceName)
  const shared = {
    ...common,
    networkInterfaceIds,
    ...(service && { endpointServiceId: service.id }),
  }
  switch (plainWord(row.VpcEndpointType)) {
    case 'interface':
      builder.put({
        kind: 'interfaceEndpoint',
        id: idOf('interfaceEndpoint', row.VpcEndpointId),
        ...shared,
        privateDns: row.PrivateDnsEnabled ?? false,
      })
      return
    case 'gatewayloadbalancer':
      addGatewayLoadBalancerEndpoint(row, shared, context)
      return
    default:
      builder.put(readOtherEndpoint(row, context.report))
  }
}

export const UNKNOWN_SERVICE = 'unknown service'

function addGatewayLoadBalancerEndpoint(
  row: EndpointRow,
  shared: {
    readonly name: string
    readonly vpcId: VpcId
    readonly serviceName: string
    readonly available: boolean
    readonly networkInterfaceIds: readonly NetworkInterfaceId[]
  },
  { builder, report }: EndpointContext,
): void {
  const id = idOf('gatewayLoadBalancerEndpoint', row.VpcEndpointId)
  // The firewall's own answer was read before, and knows subnet and firewall.
  const known = builder.find('gatewayLoadBalancerEndpoint', id)
  const [eni] = shared.networkInterfaceIds
  const subnetId =
    given(row.SubnetIds?.[0]) ?? builder.find('networkInterface', eni)?.subnetId ?? known?.subnetId
  if (subnetId === undefined) {
    report.note('unknown', 'Gateway Load Balancer endpoints whose subnet no row tells', id)
  }
  const firewall = known?.networkFirewallId ?? firewallInTags(row)
  builder.put({
    kind: 'gatewayLoadBalancerEndpoint',
    id,
    ...shared,
    ...(subnetId !== undefined && { subnetId: asId<SubnetId>(subnetId) }),
    ...(firewall !== undefined && { networkFirewallId: firewall }),
  })
}

/** Network Firewall tags the endpoints that it makes with its ARN. */
function firewallInTags({ Tags }: EndpointRow): NetworkFirewallId | undefined {
  const arn = Tags?.find(({ Key }) => Key === 'Firewall')?.Value
  return arn?.includes(':network-firewall:') ? idOf('networkFirewall', arn) : undefined
}

function linkInterfaces(
  row: EndpointRow,
  { builder, report, describedAs }: EndpointContext,
): readonly NetworkInterfaceId[] {
  const description = `${ENDPOINT_DESCRIPTION}${row.VpcEndpointId}`
  const listed = (row.NetworkInterfaceIds ?? []).map((id) => idOf('networkInterface', id))
  for (const id of listed) {
    const eni = builder.find('networkInterface', id)
    if (!eni) {
      report.note('incomplete', 'Endpoints whose interfaces are not listed', row.VpcEndpointId)
    } else if (eni.managedBy === undefined && !eni.attachment) {
      builder.put({ ...eni, managedBy: description })
    }
  }
  return [...new Set([...listed, ...describedAs(description)])]
}

/** How the description of an endpoint's interface begins (A8). */
export const ENDPOINT_DESCRIPTION = 'VPC Endpoint Interface '

function readOtherEndpoint(row: EndpointRow, report: ReportBuilder) {
  const word = plainWord(row.VpcEndpointType)
  const known = Object.hasOwn(UNMODELLED_TYPES, word) ? UNMODELLED_TYPES[word] : undefined
  if (known === undefined) {
    const message = `Endpoint type "${row.VpcEndpointType ?? ''}" is not known`
    report.note('unknown', message, row.VpcEndpointId)
  }
  const type = known ?? 'VPC endpoint'
  const message = `${type}: drawn, but no packet is sent through it`
  report.note('notModelled', message, row.VpcEndpointId)
  return {
    kind: 'other' as const,
    id: asId<OtherResourceId>(row.VpcEndpointId),
    name: nameFrom(row.Tags) || (given(row.ServiceName) ?? UNKNOWN_SERVICE),
    type,
    vpcId: asId<VpcId>(row.VpcId),
  }
}
