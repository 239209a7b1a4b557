import * as z from 'zod/mini'
import {
  asId,
  type PrefixListId,
  type RouteTableId,
  type VirtualPrivateGatewayId,
  type VpcId,
} from '@/model/ids'
import type { Cidr } from '@/model/ip'
import type { Route, RouteDestination, RouteTable } from '@/model/resources/routeTable'
import type { ReportBuilder } from '../report'
import { idOf } from './topologyBuilder'
import {
  blockState,
  given,
  idText,
  ipv4Cidr,
  ipv6Cidr,
  maybe,
  maybeFlag,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  sameWord,
  tags,
} from './rows'

const routeRow = z.pipe(
  z.looseObject({
    DestinationCidrBlock: maybe(ipv4Cidr),
    DestinationIpv6CidrBlock: maybe(ipv6Cidr),
    DestinationPrefixListId: maybeText,
    GatewayId: maybeText,
    NatGatewayId: maybeText,
    VpcPeeringConnectionId: maybeText,
    TransitGatewayId: maybeText,
    EgressOnlyInternetGatewayId: maybeText,
    NetworkInterfaceId: maybeText,
    InstanceId: maybeText,
    Origin: maybeText,
    State: maybeText,
  }),
  z.transform((row, context) => {
    const block = row.DestinationCidrBlock ?? row.DestinationIpv6CidrBlock
    const prefixListId = given(row.DestinationPrefixListId)
    const count = [row.DestinationCidrBlock, row.DestinationIpv6CidrBlock, prefixListId].filter(
      Boolean,
    ).length
    if (count !== 1) {
      const message =
        'expected exactly one of DestinationCidrBlock, DestinationIpv6CidrBlock and DestinationPrefixListId'
      context.issues.push({ code: 'custom', message, input: row })
      return z.NEVER
    }
    const destination: RouteDestination = block
      ? { kind: 'cidr', cidr: block }
      : { kind: 'prefixList', prefixListId: asId<PrefixListId>(prefixListId ?? '') }
    return { row, destination }
  }),
)

type RouteRow = z.infer<typeof routeRow>

export const routeTableRow = z.object({
  RouteTableId: idText,
  VpcId: idText,
  Associations: rows(
    z.object({
      Main: maybeFlag,
      SubnetId: maybeText,
      GatewayId: maybeText,
      AssociationState: blockState,
    }),
  ),
  Routes: rows(routeRow),
  PropagatingVgws: rows(z.object({ GatewayId: maybeText })),
  Tags: tags,
})

export type RouteTableRow = z.infer<typeof routeTableRow>
export type AssociationRow = NonNullable<RouteTableRow['Associations']>[number]

/** The associations in force; one that failed or is being removed is left out (A6). */
export function associationsOf(row: RouteTableRow): readonly AssociationRow[] {
  return (row.Associations ?? []).filter(
    ({ AssociationState }) => !/fail|disassoc/i.test(AssociationState?.State ?? ''),
  )
}

/** The tables that steer what comes in by a gateway, by the gateway's id (MB-01). */
export function edgeTablesIn(tables: readonly RouteTableRow[]): ReadonlyMap<string, string> {
  return new Map(
    tables.flatMap((table) =>
      associationsOf(table).flatMap(({ GatewayId }) => {
        const id = given(GatewayId)
        return id === undefined ? [] : [[id, table.RouteTableId] as const]
      }),
    ),
  )
}

export type EndpointTargetKind = 'gatewayEndpoint' | 'gatewayLoadBalancerEndpoint' | 'other'

/** What reading a table needs to know of the rest of the snapshot. */
export interface RouteContext {
  readonly report: ReportBuilder
  /** The blocks of the table's VPC, which have their local route without a row here. */
  readonly blocks: readonly Cidr[]
  /** Whether a row of the snapshot says that the thing is deleted. */
  readonly isGone: (id: string) => boolean
  /** What kind of route target an endpoint is, where a row says so. */
  readonly endpointKind: (id: string) => EndpointTargetKind | undefined
}

export function readRouteTable(row: RouteTableRow, context: RouteContext): RouteTable {
  if (!row.Routes) {
    context.report.note(
      'assumed',
      'Route tables without Routes have local routes only',
      row.RouteTableId,
    )
  }
  const routes = (row.Routes ?? []).flatMap((route) => readRoute(route, row.RouteTableId, context))
  const propagating = propagatingGateways(row, routes, context)
  return {
    kind: 'routeTable',
    id: asId<RouteTableId>(row.RouteTableId),
    name: nameFrom(row.Tags),
    vpcId: asId<VpcId>(row.VpcId),
    main: associationsOf(row).some(({ Main }) => Main === true),
    routes,
    ...(propagating.length > 0 && { propagatingGatewayIds: propagating }),
  }
}

/** Those that AWS names, and those whose propagated routes stand in the table. */
function propagatingGateways(
  row: RouteTableRow,
  routes: readonly Route[],
  { isGone }: RouteContext,
): readonly VirtualPrivateGatewayId[] {
  const named = (row.PropagatingVgws ?? []).flatMap(({ GatewayId }) => given(GatewayId) ?? [])
  const seen = routes.flatMap(({ origin, target }) =>
    origin === 'propagated' && target.kind === 'virtualPrivateGateway' ? [target.id] : [],
  )
  const ids = [...named.map((id) => asId<VirtualPrivateGatewayId>(id)), ...seen]
  return [...new Set(ids)].filter((id) => !isGone(id))
}

function readRoute(
  { row, destination }: RouteRow,
  tableId: string,
  { report, blocks, isGone, endpointKind }: RouteContext,
): readonly Route[] {
  const destinationText = destination.kind === 'cidr' ? destination.cidr : destination.prefixListId
  if (sameWord(row.GatewayId, 'local')) {
    if (destination.kind !== 'cidr' || !blocks.includes(destination.cidr)) {
      const message = `The local route to ${destinationText} is for no block of the VPC`
      report.note('contradiction', message, tableId)
    }
    return []
  }
  const state = plainWord(row.State)
  if (state === 'filtered') {
    report.note('leftOut', 'Routes in state filtered', tableId)
    return []
  }
  if (!['', 'active', 'blackhole'].includes(state)) {
    report.note(
      'unknown',
      `Route state "${row.State ?? ''}" is not known and is taken as active`,
      tableId,
    )
  }
  const target = readTarget()
  const gone = isGone(target.id)
  if (gone && state !== 'blackhole') {
    report.note('contradiction', 'Routes to a deleted target are taken as blackholes', tableId)
  }
  return [
    {
      destination,
      target,
      origin: readOrigin(row.Origin, tableId, report),
      ...((gone || state === 'blackhole') && { blackhole: true as const }),
    },
  ]

  // `GatewayId` holds many kinds, told by their prefix; the others have fields of their own (A6).
  function readTarget(): Route['target'] {
    const eni = given(row.NetworkInterfaceId)
    if (eni !== undefined) {
      return { kind: 'networkInterface', id: idOf('networkInterface', eni) }
    }
    const instance = given(row.InstanceId)
    if (instance !== undefined) return { kind: 'instance', id: idOf('instance', instance) }
    const nat = given(row.NatGatewayId)
    if (nat !== undefined) return { kind: 'natGateway', id: idOf('natGateway', nat) }
    const peering = given(row.VpcPeeringConnectionId)
    if (peering !== undefined) {
      return { kind: 'peeringConnection', id: idOf('peeringConnection', peering) }
    }
    const transit = given(row.TransitGatewayId)
    if (transit !== undefined)
      return { kind: 'transitGateway', id: idOf('transitGateway', transit) }
    const egressOnly = given(row.EgressOnlyInternetGatewayId)
    if (egressOnly !== undefined) {
      return {
        kind: 'egressOnlyInternetGateway',
        id: idOf('egressOnlyInternetGateway', egressOnly),
      }
    }
    const gateway = given(row.GatewayId)
    if (gateway?.startsWith('igw-')) {
      return { kind: 'internetGateway', id: idOf('internetGateway', gateway) }
    }
    if (gateway?.startsWith('eigw-')) {
      return { kind: 'egressOnlyInternetGateway', id: idOf('egressOnlyInternetGateway', gateway) }
    }
    if (gateway?.startsWith('vpce-')) {
      // Without a row the destination tells: a service's prefix list, or a firewall's block (A6).
      const told =
        destination.kind === 'prefixList' ? 'gatewayEndpoint' : 'gatewayLoadBalancerEndpoint'
      const kind = endpointKind(gateway) ?? told
      return { kind, id: idOf(kind, gateway) } as Route['target']
    }
    if (gateway?.startsWith('vgw-')) {
      return { kind: 'virtualPrivateGateway', id: idOf('virtualPrivateGateway', gateway) }
    }
    const other = gateway ?? otherTarget(row)
    if (other !== undefined) return { kind: 'other', id: idOf('other', other) }
    report.note('unknown', 'Routes that name no target', tableId)
    return { kind: 'other', id: idOf('other', `${tableId}/${destinationText}`) }
  }
}

const NOT_A_TARGET = /^(Destination|InstanceOwner|GatewayId$)/

/** `LocalGatewayId`, `CoreNetworkArn`, … and what AWS adds next. */
function otherTarget(row: RouteRow['row']): string | undefined {
  for (const [key, value] of Object.entries(row)) {
    if (/(Id|Arn)$/.test(key) && !NOT_A_TARGET.test(key) && typeof value === 'string' && value) {
      return value
    }
  }
  return undefined
}

function readOrigin(
  text: string | null | undefined,
  tableId: string,
  report: ReportBuilder,
): Route['origin'] {
  switch (plainWord(text)) {
    case 'enablevgwroutepropagation':
    case 'advertisement':
      return 'propagated'
    case '':
    case 'createroute':
    case 'createroutetable':
      return 'static'
    default:
      report.note(
        'unknown',
        `Route origin "${text ?? ''}" is not known and is taken as static`,
        tableId,
      )
      return 'static'
  }
}
