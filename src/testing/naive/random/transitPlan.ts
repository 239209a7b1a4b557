import { idOf, pick } from './names'
import type { Plan, PlannedSubnet, PlannedVpc } from './networkPlan'
import type { AttachmentSketch, LineSketch, TransitSketch } from './transitSketch'

/* Who is attached to what: ids and prefixes that follow from positions in the sketch. */

/** What stands between the VPCs, with everything in its place. */
export interface TransitPlan {
  readonly sketch: TransitSketch
  readonly gateways: readonly PlannedGateway[]
  readonly lines: readonly PlannedLine[]
}

export interface PlannedGateway {
  readonly id: string
  readonly index: number
  readonly tableIds: readonly string[]
  readonly attachments: readonly PlannedAttachment[]
}

/** An attachment as one gateway sees it. */
export interface PlannedAttachment {
  readonly id: string
  readonly type: 'vpc' | 'vpn' | 'peering'
  readonly resourceId: string
  readonly tableId: string | undefined
  readonly isToldByTable: boolean
  readonly state: string
  /** The tables that it propagates to, and what. */
  readonly propagatesTo: readonly string[]
  readonly blocks: readonly string[]
  readonly vpc?: {
    readonly sketch: AttachmentSketch
    readonly vpc: PlannedVpc
    readonly subnets: readonly PlannedSubnet[]
  }
}

export interface PlannedLine {
  readonly id: string
  readonly sketch: LineSketch
  readonly blocks: readonly string[]
  /** One of the two. */
  readonly gatewayId?: string
  readonly vpc?: PlannedVpc
}

const FAR_SIDE = 0xf0

/** Places what a transit sketch speaks of. */
export function planTransit(plan: Plan, sketch: TransitSketch): TransitPlan {
  const gatewayIds = sketch.gateways.map((_, index) => idOf('tgw', index))
  const drawn = sketch.lines.map((line, index): PlannedLine => {
    const third = index === 0 ? '0' : '128'
    const common = {
      id: idOf('vpn', index),
      sketch: line,
      blocks: [
        `192.168.${third}.0/17`,
        // An announcement that overlaps the VPCs never beats their local routes (RT-09).
        ...(line.announces === 'ours' ? ['10.0.0.0/15'] : []),
        ...(line.announces === 'more' ? ['172.30.0.0/16'] : []),
        ...(line.announces === 'internet' && index === 0 ? ['0.0.0.0/0'] : []),
      ],
    }
    return line.end === 'transit-gateway'
      ? { ...common, gatewayId: pick(gatewayIds, line.gateway) }
      : { ...common, vpc: pick(plan.vpcs, line.gateway) }
  })
  // Of two at one virtual private gateway nobody could tell which has announced what.
  const lines = drawn.filter(
    (line, index) => !line.vpc || drawn.findIndex((each) => each.vpc === line.vpc) === index,
  )
  const gateways = sketch.gateways.map((gateway, index): PlannedGateway => {
    const id = idOf('tgw', index)
    const tableIds = Array.from({ length: gateway.tables }, (_, table) =>
      idOf('tgw-rtb', index, table),
    )
    const tableOf = (table: number | 'none') =>
      table === 'none' ? undefined : pick(tableIds, table)
    const attachments = [
      ...plan.vpcs.flatMap((vpc) => attachmentsOfVpc(sketch, vpc, index, tableIds)),
      ...lines
        .filter((line) => line.gatewayId === id)
        .map(
          (line, position): PlannedAttachment => ({
            id: idOf('tgw-attach', index, 0x20 + position),
            type: 'vpn',
            resourceId: line.id,
            tableId: tableOf(line.sketch.table),
            isToldByTable: false,
            state: 'available',
            propagatesTo: line.sketch.propagates ? tableIds : [],
            blocks: line.blocks,
          }),
        ),
      ...peeringAttachments(sketch, index, tableIds),
    ]
    return { id, index, tableIds, attachments }
  })
  return { sketch, gateways, lines }
}

function attachmentsOfVpc(
  sketch: TransitSketch,
  vpc: PlannedVpc,
  gateway: number,
  tableIds: readonly string[],
): PlannedAttachment[] {
  const drawn = sketch.attachments[vpc.index]
  const isHere = drawn && drawn.gateway % sketch.gateways.length === gateway && drawn.isAttached
  // TGW-01: Regional, and the gateways stand in the first Region.
  if (!isHere || vpc.region !== 'us-east-1') return []
  const zones = drawn.zones === 'both' ? ['a', 'b'] : [drawn.zones]
  const subnets = zones.flatMap((zone) => {
    const inZone = vpc.subnets.filter((subnet) => subnet.zone.endsWith(zone))
    return inZone.length === 0 ? [] : [pick(inZone, drawn.subnet)]
  })
  if (subnets.length === 0) return []
  // What is not accepted yet is in no table.
  const isPending = drawn.state !== 'available'
  const propagatesTo = { all: tableIds, one: [pick(tableIds, drawn.subnet)], none: [] }
  return [
    {
      id: idOf('tgw-attach', gateway, vpc.index),
      type: 'vpc',
      resourceId: vpc.id,
      tableId: drawn.table === 'none' || isPending ? undefined : pick(tableIds, drawn.table),
      isToldByTable: drawn.isToldByTable,
      state: drawn.state,
      propagatesTo: isPending ? [] : propagatesTo[drawn.propagatesTo],
      blocks: vpc.blocks.filter((block) => drawn.hasIpv6 || !block.includes(':')),
      vpc: { sketch: drawn, vpc, subnets },
    },
  ]
}

function peeringAttachments(
  sketch: TransitSketch,
  gateway: number,
  tableIds: readonly string[],
): PlannedAttachment[] {
  if (sketch.gateways.length < 2 || sketch.peering === 'none') return []
  return [
    {
      id: peeringAttachmentId(gateway),
      type: 'peering',
      resourceId: idOf('tgw', 1 - gateway),
      tableId: pick(tableIds, sketch.peeringTable),
      isToldByTable: true,
      state: sketch.peering === 'active' ? 'available' : 'pendingAcceptance',
      propagatesTo: [],
      blocks: [],
    },
  ]
}

/** Within one Region each side of a peering has an attachment of its own. */
export function peeringAttachmentId(gateway: number): string {
  return idOf('tgw-attach', FAR_SIDE, gateway)
}

/** The transit gateway that a VPC is attached to. */
export function gatewayOfVpc(transit: TransitPlan, vpc: PlannedVpc): PlannedGateway | undefined {
  return transit.gateways.find((gateway) =>
    gateway.attachments.some((attachment) => attachment.vpc?.vpc.id === vpc.id),
  )
}

/** The lines that end at a VPC's own virtual private gateway. */
export function linesOfVpc(transit: TransitPlan, vpc: PlannedVpc): PlannedLine[] {
  return transit.lines.filter((line) => line.vpc?.id === vpc.id)
}
