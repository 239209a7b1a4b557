import type { AwsRoute } from '../aws/awsSnapshot'
import { INTERNET_BLOCKS, OWNER, OWN_LIST, S3_LIST, idOf, pick } from './names'
import { blocksOf, farEnd, hasIpv6, peeringsOf, tableOf } from './networkPlan'
import type { Plan, PlannedInterface, PlannedPeering, PlannedVpc } from './networkPlan'
import { inspectionId } from './borderRows'
import type { RouteSketch, TableSketch } from './networkSketch'
import { gatewayOfVpc, linesOfVpc } from './transitPlan'
import type { TransitPlan } from './transitPlan'

/** `RouteTables` of a VPC. */
export function tableRows(plan: Plan, transit: TransitPlan | undefined, vpc: PlannedVpc) {
  return vpc.sketch.tables.map((table, number) => {
    const id = idOf('rtb', vpc.index, number)
    const associated = vpc.subnets
      .filter((subnet) => subnet.tableIndex === number)
      .map((subnet) => ({
        Main: false,
        RouteTableAssociationId: subnet.id.replace('subnet', 'rtbassoc'),
        RouteTableId: id,
        SubnetId: subnet.id,
        AssociationState: { State: 'associated' },
      }))
    const main = {
      Main: true,
      RouteTableAssociationId: idOf('rtbassoc', vpc.index, 0xff),
      RouteTableId: id,
      AssociationState: { State: 'associated' },
    }
    return {
      RouteTableId: id,
      VpcId: vpc.id,
      OwnerId: OWNER,
      Associations: number === 0 ? [main, ...associated] : associated,
      PropagatingVgws: propagatesLines(transit, vpc, table)
        ? [{ GatewayId: idOf('vgw', vpc.index) }]
        : [],
      Routes: routesOf(plan, transit, vpc, table),
      Tags: [],
    }
  })
}

type Target = Omit<
  AwsRoute,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>

function routesOf(
  plan: Plan,
  transit: TransitPlan | undefined,
  vpc: PlannedVpc,
  table: TableSketch,
): AwsRoute[] {
  const routes: AwsRoute[] = []
  const add = (destination: string | undefined, target: Target | undefined) => {
    if (destination === undefined || !target) return
    const route = { ...destinationOf(destination), ...target }
    // A table has one static route a destination; a propagated one may stand beside it.
    const isTaken = routes.some(
      (other) =>
        other.DestinationCidrBlock === route.DestinationCidrBlock &&
        other.DestinationIpv6CidrBlock === route.DestinationIpv6CidrBlock &&
        other.DestinationPrefixListId === route.DestinationPrefixListId &&
        isPropagated(other) === isPropagated(route),
    )
    if (!isTaken) routes.push(route)
  }
  const appliance = interfaceTarget(vpc, table.appliance, false, table)
  // MB-11: neighbours through the appliance, or through the endpoint that inspects.
  const between = table.ipv4Default === 'inspection' ? inspectionTarget(vpc) : undefined
  if (table.inspectsNeighbours) {
    const others = vpc.subnets.filter(
      (_, position) => tableOf(vpc.sketch, pick(vpc.sketch.subnets, position)) !== table,
    )
    for (const block of others.flatMap(blocksOf)) add(block, between ?? appliance)
  }
  for (const extra of table.extras) {
    // With lines described, what is propagated follows from them.
    if (!transit || extra.target !== 'propagated') addExtra(plan, vpc, table, extra, add)
  }
  for (const block of vpc.blocks) {
    add(block, { GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' })
  }
  if (table.reachesPeers) {
    for (const peering of peeringsOf(plan, vpc)) {
      const far = pick(plan.vpcs, farEnd(peering, vpc))
      for (const block of far.blocks) {
        if (hasIpv6(vpc) || !block.includes(':')) add(block, peeringTarget(peering))
      }
    }
  }
  if (transit) addTransit(plan, transit, vpc, table, add)
  if (table.usesS3Endpoint && vpc.sketch.hasS3Endpoint) {
    add(S3_LIST, { GatewayId: idOf('vpce', vpc.index), Origin: 'CreateRoute', State: 'active' })
  }
  const ipv4 = {
    'internet-gateway': internetTarget(vpc),
    'nat-gateway': natTarget(vpc) ?? internetTarget(vpc),
    inspection: inspectionTarget(vpc) ?? internetTarget(vpc),
    'transit-gateway': transitTarget(transit, vpc) ?? natTarget(vpc) ?? internetTarget(vpc),
    appliance,
    none: undefined,
  }[table.ipv4Default]
  const ipv6 = {
    'internet-gateway': internetTarget(vpc),
    'egress-only': egressOnlyTarget(vpc),
    inspection: inspectionTarget(vpc) ?? internetTarget(vpc),
    appliance,
    none: undefined,
  }[table.ipv6Default]
  if (vpc.sketch.border?.hasNat64 && hasIpv6(vpc)) add('64:ff9b::/96', natTarget(vpc))
  add('0.0.0.0/0', ipv4)
  if (hasIpv6(vpc)) add('::/0', ipv6)
  return routes
}

/** Routes to whatever stands behind the VPC's transit gateway and its own lines. */
function addTransit(
  plan: Plan,
  transit: TransitPlan,
  vpc: PlannedVpc,
  table: TableSketch,
  add: (destination: string | undefined, target: Target | undefined) => void,
): void {
  const takes = (block: string) => hasIpv6(vpc) || !block.includes(':')
  const gatewayId = idOf('vgw', vpc.index)
  const Origin = table.vpnGateway === 'propagated' ? 'EnableVgwRoutePropagation' : 'CreateRoute'
  for (const line of linesOfVpc(transit, vpc)) {
    if (table.vpnGateway === 'none') continue
    for (const block of line.blocks) {
      // RT-14: a static route must not lead own addresses to a virtual private gateway.
      const isOwn = block.startsWith('10.')
      if (Origin === 'EnableVgwRoutePropagation' || !isOwn) {
        add(block, { GatewayId: gatewayId, Origin, State: 'active' })
      }
    }
  }
  const target = transitTarget(transit, vpc)
  if (!target || !table.reachesTransit) return
  for (const far of plan.vpcs) {
    if (far === vpc || !gatewayOfVpc(transit, far)) continue
    for (const block of far.blocks.filter(takes)) add(block, target)
  }
  for (const line of transit.lines) {
    if (line.gatewayId !== undefined) add(line.blocks[0], target)
  }
}

function inspectionTarget(vpc: PlannedVpc): Target | undefined {
  const GatewayId = inspectionId(vpc)
  return GatewayId === undefined ? undefined : { GatewayId, Origin: 'CreateRoute', State: 'active' }
}

function transitTarget(transit: TransitPlan | undefined, vpc: PlannedVpc): Target | undefined {
  const gateway = transit && gatewayOfVpc(transit, vpc)
  return gateway && { TransitGatewayId: gateway.id, Origin: 'CreateRoute', State: 'active' }
}

function propagatesLines(
  transit: TransitPlan | undefined,
  vpc: PlannedVpc,
  table: TableSketch,
): boolean {
  return (
    transit !== undefined &&
    table.vpnGateway === 'propagated' &&
    linesOfVpc(transit, vpc).length > 0
  )
}

function addExtra(
  plan: Plan,
  vpc: PlannedVpc,
  table: TableSketch,
  extra: RouteSketch,
  add: (destination: string | undefined, target: Target | undefined) => void,
): void {
  const destination = extraDestination(plan, vpc, extra)
  if (destination === undefined) return
  const isIpv6 = destination.includes(':')
  if (isIpv6 && !hasIpv6(vpc)) return
  const isOwn = extra.destination.kind === 'own-subnet' || extra.destination.kind === 'own-block'
  const byInterface = interfaceTarget(vpc, extra.pick, extra.target === 'instance', table)
  const gone: Target = {
    NetworkInterfaceId: idOf('eni', 0xee),
    Origin: 'CreateRoute',
    State: 'blackhole',
  }
  const propagated: Target = {
    GatewayId: idOf('vgw', vpc.index),
    Origin: 'EnableVgwRoutePropagation',
    State: 'active',
  }
  const peerings = peeringsOf(plan, vpc)
  const peering = peerings.length === 0 ? undefined : peeringTarget(pick(peerings, extra.pick))
  // RT-14, RT-24: what each target takes.
  const target = {
    'internet-gateway': isOwn ? byInterface : internetTarget(vpc),
    'nat-gateway': isIpv6 ? byInterface : natTarget(vpc),
    'egress-only': isIpv6 && !isOwn ? egressOnlyTarget(vpc) : byInterface,
    peering: isOwn ? byInterface : peering,
    interface: byInterface,
    instance: byInterface,
    gone,
    propagated: extra.destination.kind === 'prefix-list' ? undefined : propagated,
  }[extra.target]
  add(destination, target)
}

function extraDestination(plan: Plan, vpc: PlannedVpc, extra: RouteSketch): string | undefined {
  const { destination } = extra
  const others = plan.vpcs.filter((each) => each !== vpc)
  switch (destination.kind) {
    case 'internet':
      return pick(INTERNET_BLOCKS, destination.block)
    case 'prefix-list':
      return OWN_LIST
    case 'private-space':
      return '10.0.0.0/8'
    case 'own-block':
      return pick(vpc.blocks, destination.pick)
    case 'own-subnet':
      return pick(vpc.subnets.flatMap(blocksOf), destination.pick)
    case 'peer-vpc':
      return others.length === 0
        ? undefined
        : pick(pick(others, destination.pick).blocks, destination.pick)
    case 'peer-subnet': {
      if (others.length === 0) return undefined
      const { subnets } = pick(others, destination.pick)
      return pick(subnets.flatMap(blocksOf), destination.pick)
    }
  }
}

function destinationOf(destination: string) {
  if (destination.startsWith('pl-')) return { DestinationPrefixListId: destination }
  return destination.includes(':')
    ? { DestinationIpv6CidrBlock: destination }
    : { DestinationCidrBlock: destination }
}

function isPropagated(route: AwsRoute): boolean {
  return route.Origin === 'EnableVgwRoutePropagation'
}

function internetTarget(vpc: PlannedVpc): Target | undefined {
  const presence = vpc.sketch.internetGateway
  if (presence === 'none') return undefined
  const State = presence === 'present' ? 'active' : 'blackhole'
  return { GatewayId: idOf('igw', vpc.index), Origin: 'CreateRoute', State }
}

function egressOnlyTarget(vpc: PlannedVpc): Target | undefined {
  const presence = vpc.sketch.egressOnlyGateway
  if (presence === 'none' || !hasIpv6(vpc)) return undefined
  const State = presence === 'present' ? 'active' : 'blackhole'
  return {
    EgressOnlyInternetGatewayId: idOf('eigw', vpc.index),
    Origin: 'CreateRoute',
    State,
  }
}

function natTarget(vpc: PlannedVpc): Target | undefined {
  const kind = vpc.sketch.natGateway
  if (kind === 'none') return undefined
  const State = kind === 'deleted' ? 'blackhole' : 'active'
  return { NatGatewayId: idOf('nat', vpc.index), Origin: 'CreateRoute', State }
}

function peeringTarget(peering: PlannedPeering): Target {
  const State = peering.status === 'active' ? 'active' : 'blackhole'
  return { VpcPeeringConnectionId: peering.id, Origin: 'CreateRoute', State }
}

/**
 * Appliances mostly forward (the check is off) and mostly stand in a subnet with another table than the
 * one that leads to them; the others make drops and loops.
 */
function interfaceTarget(
  vpc: PlannedVpc,
  number: number,
  namesInstance: boolean,
  table: TableSketch,
): Target {
  const isElsewhere = (row: PlannedInterface) => {
    const subnet = vpc.subnets.find((each) => each.id === row.SubnetId)
    return vpc.sketch.tables[subnet?.tableIndex ?? 0] !== table
  }
  const dedicated = vpc.sketch.appliance ? vpc.interfaces.slice(-1) : []
  const forwarding = vpc.interfaces.filter((row) => !row.SourceDestCheck)
  const [best = vpc.interfaces] = [
    number % 8 < 6 ? dedicated : [],
    forwarding.filter(isElsewhere),
    vpc.interfaces.filter(isElsewhere),
    forwarding,
  ].filter((rows) => rows.length > 0)
  const chosen = pick(number % 8 === 7 ? vpc.interfaces : best, number)
  return {
    ...(namesInstance ? { InstanceId: chosen.Attachment.InstanceId, InstanceOwnerId: OWNER } : {}),
    NetworkInterfaceId: chosen.NetworkInterfaceId,
    Origin: 'CreateRoute',
    State: 'active',
  }
}
