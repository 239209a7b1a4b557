import type { ReportBuilder } from '../report'
import { isGoneEndpoint } from './endpoints'
import { isGoneEndpointService } from './endpointServices'
import { isTerminated } from './instances'
import { idFieldOf, type RowList, type RowsByList } from './lists'
import { isGoneLoadBalancer } from './loadBalancers'
import { isGoneNatGateway } from './natGateways'
import { isGoneOther, OTHER_LISTS, type OtherList } from './others'
import { isGonePeering } from './peering'
import { plainWord } from './rows'

interface GoneRows {
  readonly message: string
  readonly idsIn: (rows: RowsByList) => readonly string[]
}

const GONE: readonly GoneRows[] = [
  when('Instances', isTerminated, 'Terminated instances'),
  when('NatGateways', isGoneNatGateway, 'Deleted or failed NAT gateways'),
  when(
    'VpcPeeringConnections',
    isGonePeering,
    'Peering connections that were deleted, rejected, failed or expired',
  ),
  when('VpcEndpoints', isGoneEndpoint, 'Deleted or failed VPC endpoints'),
  when('ServiceConfigurations', isGoneEndpointService, 'Deleted or failed endpoint services'),
  when('LoadBalancers', isGoneLoadBalancer, 'Load balancers that failed'),
  when('TransitGateways', isGoneState, 'Deleted transit gateways'),
  ...(
    [
      'TransitGatewayAttachments',
      'TransitGatewayVpcAttachments',
      'TransitGatewayPeeringAttachments',
      'TransitGatewayConnects',
    ] as const
  ).map((list) =>
    when(list, isGoneState, 'Transit gateway attachments that were deleted, rejected or failed'),
  ),
  when('TransitGatewayRouteTables', isGoneState, 'Deleted transit gateway route tables'),
  when('VpnGateways', isGoneState, 'Deleted virtual private gateways'),
  when('CustomerGateways', isGoneState, 'Deleted customer gateways'),
  when('VpnConnections', isGoneState, 'Deleted VPN connections'),
  when(
    'directConnectGateways',
    ({ directConnectGatewayState }) => isGoneState({ State: directConnectGatewayState }),
    'Deleted Direct Connect gateways',
  ),
  when(
    'virtualInterfaces',
    ({ virtualInterfaceState }) => isGoneState({ State: virtualInterfaceState }),
    'Deleted or rejected virtual interfaces',
  ),
  ...(Object.keys(OTHER_LISTS) as OtherList[]).map((list) =>
    when(list, isGoneOther, 'Deleted or failed resources'),
  ),
]

/** Rows of things that are gone but still listed; left out, and said so (A2, trap 15). */
export function findGone(rows: RowsByList, report: ReportBuilder): ReadonlySet<string> {
  const gone = new Set<string>()
  for (const { message, idsIn } of GONE) {
    for (const id of idsIn(rows)) {
      gone.add(id)
      report.note('leftOut', message, id)
    }
  }
  return gone
}

function when<List extends RowList>(
  list: List,
  isGone: (row: RowsByList[List][number]) => boolean,
  message: string,
): GoneRows {
  return {
    message,
    idsIn: (rows) =>
      rows[list].flatMap((row) => {
        const id = (row as Readonly<Record<string, unknown>>)[idFieldOf(list)]
        return typeof id === 'string' && isGone(row) ? [id] : []
      }),
  }
}

function isGoneState({ State }: { readonly State?: string | null | undefined }): boolean {
  return ['deleted', 'rejected', 'rejecting', 'failed', 'failing'].includes(plainWord(State))
}
