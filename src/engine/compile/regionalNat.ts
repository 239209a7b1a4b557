import { asId } from '@/model/ids'
import { ANY_IPV4, type IpAddress } from '@/model/ip'
import type { NatGateway } from '@/model/resources/natGateway'
import type { RouteTable } from '@/model/resources/routeTable'
import { resourcesOf, type Topology } from '@/model/topology'
import type { CompiledVpc } from './network'
import { compileTable, type CompiledTable, type RuleSources } from './rules'

/** A NAT gateway of a whole VPC, in no subnet: it translates to public addresses itself (NAT-22, NAT-27). */
export interface RegionalNat {
  readonly gateway: NatGateway
  readonly vpc: CompiledVpc
  readonly table: CompiledTable
  /** Its address in each zone that it serves (NAT-23). */
  readonly byZone: ReadonlyMap<string, IpAddress>
  /** It adds zones by itself, and serves those to come from another (NAT-23). */
  readonly servesAll: boolean
}

export interface RegionalNats {
  readonly byId: ReadonlyMap<string, RegionalNat>
  readonly byAddress: ReadonlyMap<IpAddress, RegionalNat>
}

export function regionalNats(
  topology: Topology,
  vpcs: ReadonlyMap<string, CompiledVpc>,
  tableOf: (id: string) => CompiledTable | undefined,
  sources: Pick<RuleSources, 'atoms' | 'prefixList'>,
): RegionalNats {
  const byId = new Map<string, RegionalNat>()
  const byAddress = new Map<IpAddress, RegionalNat>()
  for (const gateway of resourcesOf(topology, 'natGateway')) {
    const vpc = vpcs.get(gateway.vpcId)
    const { regional } = gateway
    if (!vpc || !regional) continue
    const named = regional.routeTableId === undefined ? undefined : tableOf(regional.routeTableId)
    const table = named ?? compileTable(ownTable(gateway, vpc), vpc.vpc, sources)
    const byZone = new Map<string, IpAddress>()
    const compiled = { gateway, vpc, table, byZone, servesAll: regional.automatic === true }
    for (const { availabilityZone, publicIp } of regional.addresses) {
      if (!byZone.has(availabilityZone)) byZone.set(availabilityZone, publicIp)
      byAddress.set(publicIp, compiled)
    }
    byId.set(gateway.id, compiled)
  }
  return { byId, byAddress }
}

/** What AWS makes with it: a route to the VPC's internet gateway (NAT-22). */
function ownTable({ id, vpcId }: NatGateway, { internetGateway }: CompiledVpc): RouteTable {
  const routes: RouteTable['routes'] = internetGateway
    ? [
        {
          destination: { kind: 'cidr', cidr: ANY_IPV4 },
          target: { kind: 'internetGateway', id: internetGateway.id },
          origin: 'static',
        },
      ]
    : []
  return { kind: 'routeTable', id: asId(id), name: '', vpcId, main: false, routes }
}
