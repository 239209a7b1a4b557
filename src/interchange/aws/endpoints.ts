import * as z from 'zod/mini'
import { asId, type GatewayEndpointId, type OtherResourceId, type VpcId } from '@/model/ids'
import type { GatewayEndpoint } from '@/model/resources/gatewayEndpoint'
import type { OtherResource } from '@/model/resources/otherResource'
import type { ReportBuilder } from '../report'
import type { EndpointTargetKind } from './routeTables'
import { given, idText, maybeText, nameFrom, plainWord, rows, sameWord, tags } from './rows'

export const endpointRow = z.object({
  VpcEndpointId: idText,
  VpcEndpointType: maybeText,
  VpcId: idText,
  ServiceName: maybeText,
  State: maybeText,
  RouteTableIds: rows(idText),
  NetworkInterfaceIds: rows(idText),
  Tags: tags,
})

export type EndpointRow = z.infer<typeof endpointRow>

export function isGoneEndpoint(row: EndpointRow): boolean {
  return ['deleted', 'rejected', 'failed', 'expired'].includes(plainWord(row.State))
}

/** Old dumps have no type: every endpoint was a gateway then. */
export function isGatewayEndpointRow(row: EndpointRow): boolean {
  return given(row.VpcEndpointType) === undefined || sameWord(row.VpcEndpointType, 'Gateway')
}

/** What a route that names this endpoint leads into; firewalls' endpoints are of the second kind. */
export function routeTargetKind(row: EndpointRow): EndpointTargetKind {
  if (isGatewayEndpointRow(row)) return 'gatewayEndpoint'
  return sameWord(row.VpcEndpointType, 'GatewayLoadBalancer')
    ? 'gatewayLoadBalancerEndpoint'
    : 'other'
}

const TYPE_LABELS: Readonly<Record<string, string>> = {
  interface: 'Interface endpoint',
  gatewayloadbalancer: 'Gateway Load Balancer endpoint',
  resource: 'Resource endpoint',
  servicenetwork: 'Service network endpoint',
}

export function readEndpoint(
  row: EndpointRow,
  report: ReportBuilder,
): GatewayEndpoint | OtherResource {
  const vpcId = asId<VpcId>(row.VpcId)
  const serviceName = given(row.ServiceName) ?? 'unknown service'
  if (isGatewayEndpointRow(row)) {
    return {
      kind: 'gatewayEndpoint',
      id: asId<GatewayEndpointId>(row.VpcEndpointId),
      name: nameFrom(row.Tags),
      vpcId,
      serviceName,
      available: ['', 'available'].includes(plainWord(row.State)),
    }
  }
  const word = plainWord(row.VpcEndpointType)
  const type = Object.hasOwn(TYPE_LABELS, word) ? TYPE_LABELS[word] : undefined
  if (type === undefined) {
    const message = `Endpoint type "${row.VpcEndpointType ?? ''}" is not known`
    report.note('unknown', message, row.VpcEndpointId)
  }
  report.note(
    'notModelled',
    `${type ?? 'VPC endpoint'}: drawn, but no packet is sent through it`,
    row.VpcEndpointId,
  )
  return {
    kind: 'other',
    id: asId<OtherResourceId>(row.VpcEndpointId),
    name: nameFrom(row.Tags) || serviceName,
    type: type ?? 'VPC endpoint',
    vpcId,
  }
}
