import { servedBy, servedIn } from '@/engine/transit'
import type { CompiledSubnet } from '@/engine/compile/network'
import { cidrEncloses, type Family, type IpAddress } from '@/model/ip'
import type { TransitGateway } from '@/model/resources/transitGateway'
import { vpcBlocks } from '@/model/resources/vpc'
import { labelOf, resourcesOf } from '@/model/topology'
import {
  addressIn,
  isMiddlebox,
  losesReplies,
  someNames,
  targetOf,
  type LintContext,
} from './context'
import { finding, type Finding } from './finding'

/** What subnets send to a transit gateway and does not arrive, or gets no reply. */
export function transitGatewayFindings(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'transitGateway').flatMap((gateway) => [
    ...zones(gateway, context),
    ...applianceMode(gateway, context),
    ...paths(gateway, context),
  ])
}

/** A sender's zone needs an attachment subnet (TGW-04, TRAP-29). */
function zones(gateway: TransitGateway, context: LintContext): readonly Finding[] {
  const { topology, network } = context
  return [...network.vpcs.values()].flatMap(({ vpc, subnets }) => {
    const attachment = network.transit.attachmentOf(gateway.id, vpc.id)
    if (attachment?.attached.kind !== 'vpc') return []
    const served = servedBy(network, attachment)
    if (served.length < attachment.attached.subnetIds.length || served.length === 0) return []
    const lost = subnets.filter(
      (own) =>
        own.subnet.availabilityZone !== '' &&
        own.table.table.routes.some(({ target }) => target.id === gateway.id) &&
        !servedIn(served, own.subnet.availabilityZone),
    )
    if (lost.length === 0) return []
    const ids = lost.map(({ subnet }) => subnet.id)
    const inZones = [...new Set(lost.map(({ subnet }) => subnet.availabilityZone))].join(', ')
    return [
      finding('zoneWithoutAttachment', {
        ids: [attachment.id, ...ids],
        sentence: `${someNames(topology, ids)} ${ids.length === 1 ? 'has' : 'have'} a route to ${labelOf(gateway)}, but ${labelOf(attachment)} has no subnet in ${inZones}, so nothing gets there`,
        mend: `Add a subnet in ${inZones} to the attachment`,
      }),
    ]
  })
}

/** An inspection that keeps state must see both halves of a flow, whatever their zones (TGW-16, TGW-17). */
function applianceMode(gateway: TransitGateway, context: LintContext): readonly Finding[] {
  const { topology, network } = context
  return resourcesOf(topology, 'transitGatewayAttachment').flatMap((attachment) => {
    const { attached, transitGatewayId } = attachment
    if (transitGatewayId !== gateway.id || attached.kind !== 'vpc' || attached.applianceMode)
      return []
    const inspecting = servedBy(network, attachment).filter(({ table }) =>
      table.table.routes.some(({ target }) => isMiddlebox(target)),
    )
    if (inspecting.length < 2) return []
    const ids = inspecting.map(({ subnet }) => subnet.id)
    return [
      finding('applianceModeOff', {
        ids: [attachment.id, ...ids],
        sentence: `${labelOf(attachment)} hands what it brings in to an inspection in ${someNames(topology, ids)}, but appliance mode is off: the two halves of a flow may meet different ones`,
        mend: 'Turn appliance mode on',
      }),
    ]
  })
}

interface Lost {
  readonly from: Set<CompiledSubnet>
  readonly to: Set<CompiledSubnet>
  readonly ids: Set<string>
}

/** Requests need routes to the far VPC, and replies the same the other way (TGW-07, TGW-12). */
function paths(gateway: TransitGateway, context: LintContext): readonly Finding[] {
  const { network, topology } = context
  const noRoute = new Map<string, Lost>()
  const oneWay = new Map<string, Lost>()
  const attached = [...network.vpcs.values()].filter(
    ({ vpc }) => !vpc.stub && network.transit.attachmentOf(gateway.id, vpc.id),
  )
  for (const near of attached) {
    for (const far of attached) {
      if (near === far) continue
      for (const from of near.subnets) {
        for (const to of far.subnets) {
          for (const family of [4, 6] as const) {
            const way = wayOf(gateway, from, to, family, context)
            if (way === undefined || !way.isMeant) continue
            const key = `${near.vpc.id} ${far.vpc.id} ${String(family)}`
            if (!way.arrives) note(noRoute, key, from, to, way.tableId)
            else if (!repliesReturn(gateway, to, from, family, context)) {
              note(oneWay, key, from, to, to.table.table.id)
            }
          }
        }
      }
    }
  }
  const tell = (
    kind: 'transitGatewayNoRoute' | 'transitGatewayOneWay',
    key: string,
    lost: Lost,
  ) => {
    const from = someNames(
      topology,
      [...lost.from].map(({ subnet }) => subnet.id),
    )
    const to = someNames(
      topology,
      [...lost.to].map(({ subnet }) => subnet.id),
    )
    const tables = [...lost.ids]
    const words = `${from} ${lost.from.size === 1 ? 'sends' : 'send'} IPv${key.at(-1) ?? ''} for ${to} to ${labelOf(gateway)}`
    const why =
      kind === 'transitGatewayNoRoute'
        ? `but ${someNames(topology, tables)} has no route to that VPC`
        : `but nothing brings the replies back: ${someNames(topology, tables)} or the gateway's table has no route to the sender`
    return finding(kind, { ids: [gateway.id, ...tables], sentence: `${words}, ${why}` })
  }
  return [
    ...[...noRoute].map(([key, lost]) => tell('transitGatewayNoRoute', key, lost)),
    ...[...oneWay].map(([key, lost]) => tell('transitGatewayOneWay', key, lost)),
  ]
}

function note(
  into: Map<string, Lost>,
  key: string,
  from: CompiledSubnet,
  to: CompiledSubnet,
  id: string,
) {
  const lost = into.get(key) ?? { from: new Set(), to: new Set(), ids: new Set() }
  lost.from.add(from)
  lost.to.add(to)
  lost.ids.add(id)
  into.set(key, lost)
}

/** Whether replies find a way back, by the gateway or by another private connection. */
function repliesReturn(
  gateway: TransitGateway,
  from: CompiledSubnet,
  to: CompiledSubnet,
  family: Family,
  context: LintContext,
): boolean {
  const address = addressIn(to, family)
  const target = address === undefined ? undefined : targetOf(context, from, address)
  if (target?.id !== gateway.id) return !losesReplies(target)
  // What is not known, or goes to an inspection first, may well arrive.
  return wayOf(gateway, from, to, family, context)?.arrives ?? true
}

interface Way {
  /** The subnet's route is for the far VPC, and not a summary that only passes over it. */
  readonly isMeant: boolean
  readonly arrives: boolean
  readonly tableId: string
}

/** What becomes of a packet between two VPCs at the gateway; none where it is not sent there, or is dropped on purpose. */
function wayOf(
  gateway: TransitGateway,
  from: CompiledSubnet,
  to: CompiledSubnet,
  family: Family,
  { network }: LintContext,
): Way | undefined {
  const address: IpAddress | undefined = addressIn(to, family)
  if (address === undefined || addressIn(from, family) === undefined) return undefined
  const atom = network.atoms.atomOf(address)
  const own = from.table.winner(atom)
  if (own?.route?.target.id !== gateway.id) return undefined
  const attachment = network.transit.attachmentOf(gateway.id, from.vpc.vpc.id)
  const table = attachment && network.transit.tableOf(gateway.id, attachment.id)
  // An attachment without a table has an issue of its own (TGW-10).
  if (!table || table.missing !== undefined || table.unknown.length > 0) return undefined
  const isMeant = vpcBlocks(to.vpc.vpc).some((block) => cidrEncloses(block, own.cidr))
  const winner = table.winner(atom)
  if (winner?.route.attachmentIds.length === 0) return undefined
  const far = network.transit.attachmentOf(gateway.id, to.vpc.vpc.id)
  // Another attachment may inspect and send on.
  if (winner && far && !winner.route.attachmentIds.includes(far.id)) return undefined
  return { isMeant, arrives: winner !== undefined, tableId: table.table.id }
}
