import { holds, isPrivate, readBlock } from './address'
import type { Address } from './address'
import type { AwsSnapshotJson } from './aws/awsSnapshot'
import type { AwsVpnConnection } from './aws/awsTransit'
import { entriesOfPrefixList } from './network'

// Questions about the lines between AWS and networks on premises.

/** The VPN connection of an id. */
export function findLine(snapshot: AwsSnapshotJson, id: string): AwsVpnConnection {
  const line = (snapshot.VpnConnections ?? []).find((row) => row.VpnConnectionId === id)
  if (!line) throw new Error(`the snapshot has no VPN connection ${id}`)
  return line
}

/** Whether some tunnel works; where nothing is told of them, they do. */
export function isUp(line: AwsVpnConnection): boolean {
  const tunnels = line.VgwTelemetry ?? []
  return tunnels.length === 0 || tunnels.some((tunnel) => tunnel.Status === 'UP')
}

/** The blocks that a connection's other end announces: its static routes, or what its BGP has told. */
export function announcedBy(snapshot: AwsSnapshotJson, id: string): string[] {
  const line = findLine(snapshot, id)
  const written = line.Routes.filter((row) => row.State === 'available').map(
    (row) => row.DestinationCidrBlock,
  )
  if (line.Options?.StaticRoutesOnly === true) return written
  const told =
    line.TransitGatewayId === undefined
      ? toldByTables(snapshot, line)
      : transitRoutesTo(snapshot, id, true)
  return [...new Set([...written, ...told])]
}

/** The blocks that lie behind a connection: what is announced, and what somebody sends there. */
function blocksBehind(snapshot: AwsSnapshotJson, id: string): string[] {
  return [...new Set([...announcedBy(snapshot, id), ...transitRoutesTo(snapshot, id, false)])]
}

/** Whether what is sent there by any route, one to a prefix list too, is taken there. */
export function takes(snapshot: AwsSnapshotJson, id: string, address: Address): boolean {
  const attachmentIds = (snapshot.TransitGatewayAttachments ?? [])
    .filter((row) => row.ResourceId === id)
    .map((row) => row.TransitGatewayAttachmentId)
  const listed = Object.values(snapshot.TransitGatewayPrefixListReferences ?? {})
    .flat()
    .filter((row) =>
      attachmentIds.includes(row.TransitGatewayAttachment?.TransitGatewayAttachmentId ?? ''),
    )
    .flatMap((row) => entriesOfPrefixList(snapshot, row.PrefixListId))
  return [...blocksBehind(snapshot, id), ...listed].some((block) => holds(block, address))
}

/** What a virtual private gateway has learned shows in the tables; else what leads there has to do. */
function toldByTables(snapshot: AwsSnapshotJson, line: AwsVpnConnection): string[] {
  const routes = snapshot.RouteTables.flatMap((table) => table.Routes).filter(
    (route) => route.GatewayId === line.VpnGatewayId,
  )
  const learned = routes.filter((route) => route.Origin === 'EnableVgwRoutePropagation')
  return (learned.length > 0 ? learned : routes).flatMap(
    (route) => route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? [],
  )
}

function transitRoutesTo(snapshot: AwsSnapshotJson, id: string, isPropagated: boolean): string[] {
  return Object.values(snapshot.TransitGatewayRoutes ?? {})
    .flat()
    .filter((row) => !isPropagated || row.Type === 'propagated')
    .filter((row) =>
      (row.TransitGatewayAttachments ?? []).some((attachment) => attachment.ResourceId === id),
    )
    .map((row) => row.DestinationCidrBlock)
}

/** The connection behind which a host stands. Who announces the whole internet does not hold it. */
export function lineOfHost(
  snapshot: AwsSnapshotJson,
  address: Address,
): AwsVpnConnection | undefined {
  return longest(
    snapshot.VpnConnections ?? [],
    (line) =>
      blocksBehind(snapshot, line.VpnConnectionId).filter(
        (block) => isPrivate(address) || !isWhole(block),
      ),
    address,
  )
}

/** The connection of a virtual private gateway that leads to an address (VGW-02). */
export function lineOfGateway(
  snapshot: AwsSnapshotJson,
  address: Address,
  vpnGatewayId: string,
): AwsVpnConnection | undefined {
  return longest(
    (snapshot.VpnConnections ?? []).filter((line) => line.VpnGatewayId === vpnGatewayId),
    (line) => announcedBy(snapshot, line.VpnConnectionId),
    address,
  )
}

function isWhole(block: string): boolean {
  return readBlock(block).prefixLength === 0
}

function longest(
  lines: readonly AwsVpnConnection[],
  blocksOf: (line: AwsVpnConnection) => readonly string[],
  address: Address,
): AwsVpnConnection | undefined {
  const candidates = lines
    .filter((line) => line.State === 'available')
    .flatMap((line) => blocksOf(line).map((block) => ({ line, block })))
    .filter(({ block }) => holds(block, address))
  candidates.sort((a, b) => readBlock(b.block).prefixLength - readBlock(a.block).prefixLength)
  return candidates[0]?.line
}
