import { holds, readBlock } from './address'
import type { Address } from './address'
import type { AwsSnapshotJson } from './aws/awsSnapshot'
import type { AwsVpnConnection } from './aws/awsTransit'

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

/**
 * The blocks behind a connection: its static routes, and what its BGP has announced, which shows as
 * propagated routes in the tables of the gateway at AWS's end.
 */
export function prefixesOfLine(snapshot: AwsSnapshotJson, id: string): string[] {
  const line = findLine(snapshot, id)
  const written = line.Routes.filter((row) => row.State === 'available').map(
    (row) => row.DestinationCidrBlock,
  )
  if (line.Options?.StaticRoutesOnly === true) return written
  return [...new Set([...written, ...learnedPrefixes(snapshot, line)])]
}

function learnedPrefixes(snapshot: AwsSnapshotJson, line: AwsVpnConnection): string[] {
  if (line.TransitGatewayId !== undefined) {
    return Object.values(snapshot.TransitGatewayRoutes ?? {})
      .flat()
      .filter(
        (row) =>
          row.Type === 'propagated' &&
          (row.TransitGatewayAttachments ?? []).some(
            (attachment) => attachment.ResourceId === line.VpnConnectionId,
          ),
      )
      .map((row) => row.DestinationCidrBlock)
  }
  return snapshot.RouteTables.flatMap((table) => table.Routes)
    .filter(
      (route) =>
        route.Origin === 'EnableVgwRoutePropagation' && route.GatewayId === line.VpnGatewayId,
    )
    .flatMap((route) => route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? [])
}

/** The connection behind which an address stands, by the longest prefix; of a gateway's only, if named. */
export function lineTo(
  snapshot: AwsSnapshotJson,
  address: Address,
  vpnGatewayId?: string,
): AwsVpnConnection | undefined {
  const candidates = (snapshot.VpnConnections ?? [])
    .filter((line) => line.State === 'available')
    .filter((line) => vpnGatewayId === undefined || line.VpnGatewayId === vpnGatewayId)
    .flatMap((line) =>
      prefixesOfLine(snapshot, line.VpnConnectionId).map((block) => ({ line, block })),
    )
    .filter(({ block }) => holds(block, address))
  candidates.sort((a, b) => readBlock(b.block).prefixLength - readBlock(a.block).prefixLength)
  return candidates[0]?.line
}
