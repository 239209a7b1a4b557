import * as z from 'zod/mini'
import type { EndpointService } from '@/model/resources/endpointService'
import { given, idText, maybeText, nameFrom, plainWord, rows, tags } from './rows'
import { idOf } from './topologyBuilder'

/** A row of `describe-vpc-endpoint-service-configurations`: the provider's side (IFE-11, GWL-01). */
export const endpointServiceRow = z.object({
  ServiceId: idText,
  ServiceName: maybeText,
  ServiceState: maybeText,
  NetworkLoadBalancerArns: rows(idText),
  GatewayLoadBalancerArns: rows(idText),
  Tags: tags,
})

export type EndpointServiceRow = z.infer<typeof endpointServiceRow>

export function isGoneEndpointService(row: EndpointServiceRow): boolean {
  return ['deleted', 'failed'].includes(plainWord(row.ServiceState))
}

export function readEndpointService(row: EndpointServiceRow): EndpointService {
  const balancers = [...(row.NetworkLoadBalancerArns ?? []), ...(row.GatewayLoadBalancerArns ?? [])]
  return {
    kind: 'endpointService',
    id: idOf('endpointService', row.ServiceId),
    name: nameFrom(row.Tags),
    serviceName: given(row.ServiceName) ?? row.ServiceId,
    available: ['', 'available'].includes(plainWord(row.ServiceState)),
    loadBalancerIds: balancers.map((arn) => idOf('loadBalancer', arn)),
  }
}
