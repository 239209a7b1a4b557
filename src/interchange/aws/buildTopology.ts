import { vpcBlocks } from '@/model/resources/vpc'
import type { Topology } from '@/model/topology'
import type { ReportBuilder } from '../report'
import { addSecurityGroups } from './addSecurityGroups'
import { applyAddress } from './addresses'
import type { Assembly } from './assembly'
import { applyBlockPublicAccess } from './blockPublicAccess'
import { reportDefaults } from './defaults'
import { addDirectConnect } from './directConnect'
import { routeTargetKind } from './endpoints'
import { findGone } from './gone'
import { readEgressOnlyInternetGateway, readInternetGateway } from './gateways'
import { collectHints, localBlocksOf } from './hints'
import { interfacesInRow, readInstance } from './instances'
import { addNatGateway } from './natGateways'
import { readNetworkAcl } from './networkAcls'
import { readNetworkInterface, type InterfaceHints } from './networkInterfaces'
import { addOnPremises } from './onPremises'
import { OTHER_LISTS, readOther, type OtherList } from './others'
import type { Snapshot } from './parseRows'
import { readPeering } from './peering'
import { readPrefixList } from './prefixLists'
import { findRegions, UNKNOWN_REGION } from './regions'
import { associationsOf, edgeTablesIn, readRouteTable } from './routeTables'
import { given } from './rows'
import { addGroupAssociations } from './securityGroupAssociations'
import { addServices } from './services'
import { addStubs } from './stubs'
import { readSubnet } from './subnets'
import { createTopologyBuilder } from './topologyBuilder'
import { addTransitGateways } from './transitGateways'
import { readVpc } from './vpcs'
import { addVpn } from './vpn'

/** Turns checked rows into resources, in an order in which each finds what it refers to. */
export function buildTopology(snapshot: Snapshot, report: ReportBuilder): Topology {
  const gone = findGone(snapshot.rows, report)
  const assembly: Assembly = {
    snapshot,
    builder: createTopologyBuilder(),
    report,
    regionOf: findRegions(snapshot.rows),
    isGone: (id) => gone.has(id),
  }
  addVpcs(assembly)
  addSubnets(assembly)
  applyBlockPublicAccess(assembly)
  addSecurityGroups(assembly)
  addGroupAssociations(assembly)
  addNetworkAcls(assembly)
  addPrefixLists(assembly)
  addInstancesAndInterfaces(assembly)
  addGateways(assembly)
  addServices(assembly)
  addRouteTables(assembly)
  addDirectConnect(assembly)
  addVpn(assembly)
  addTransitGateways(assembly)
  addOnPremises(assembly)
  addOthers(assembly)
  addStubs({
    ...assembly,
    blocksOf: (vpcId) => localBlocksOf(snapshot, vpcId),
    ...collectHints(snapshot),
  })
  reportDefaults(assembly.builder, report)
  return assembly.builder.finish()
}

function addVpcs({ snapshot, builder, report, regionOf }: Assembly): void {
  for (const row of snapshot.rows.Vpcs) {
    const vpc = readVpc(row, regionOf(row.VpcId), report)
    if (vpc.region === UNKNOWN_REGION) {
      report.note('unknown', 'VPCs whose region no row tells', vpc.id)
    }
    builder.put(vpc)
  }
}

function addSubnets({ snapshot, builder, report }: Assembly): void {
  const tables = new Map<string, string>()
  const acls = new Map<string, string>()
  const associate = (map: Map<string, string>, subnetId: string, id: string, what: string) => {
    const known = map.get(subnetId)
    if (known !== undefined && known !== id) {
      report.note('contradiction', `Subnets with two ${what}; the last one is kept`, subnetId)
    }
    map.set(subnetId, id)
  }
  for (const table of snapshot.rows.RouteTables) {
    for (const { SubnetId } of associationsOf(table)) {
      const subnetId = given(SubnetId)
      if (subnetId !== undefined) associate(tables, subnetId, table.RouteTableId, 'route tables')
    }
  }
  for (const acl of snapshot.rows.NetworkAcls) {
    for (const { SubnetId } of acl.Associations ?? []) {
      const subnetId = given(SubnetId)
      if (subnetId !== undefined) associate(acls, subnetId, acl.NetworkAclId, 'network ACLs')
    }
  }
  for (const row of snapshot.rows.Subnets) {
    const associations = {
      routeTableId: tables.get(row.SubnetId),
      networkAclId: acls.get(row.SubnetId),
    }
    builder.put(readSubnet(row, associations, report))
  }
}

function addNetworkAcls({ snapshot, builder, report }: Assembly): void {
  for (const row of snapshot.rows.NetworkAcls) builder.put(readNetworkAcl(row, report))
}

function addPrefixLists({ snapshot, builder, report }: Assembly): void {
  for (const row of snapshot.rows.PrefixLists) {
    const entries = snapshot.children.ManagedPrefixListEntries.get(row.PrefixListId)
    builder.put(readPrefixList(row, entries, report))
  }
  for (const [id, entries] of snapshot.children.ManagedPrefixListEntries) {
    if (builder.find('prefixList', id)) continue
    report.note('assumed', 'Prefix lists known by their entries alone', id)
    builder.put(readPrefixList({ PrefixListId: id }, entries, report))
  }
}

function addInstancesAndInterfaces({ snapshot, builder, report, isGone }: Assembly): void {
  const { rows } = snapshot
  const hints = new Map<string, InterfaceHints>()
  const bearers = new Set(
    rows.NetworkInterfaces.map(({ Attachment }) => given(Attachment?.InstanceId)),
  )
  const listed = new Set(rows.NetworkInterfaces.map((row) => row.NetworkInterfaceId))
  for (const row of rows.Instances) {
    if (isGone(row.InstanceId)) {
      // Known by its id, so that a question about it has an answer.
      builder.put(readInstance(row, report))
      continue
    }
    builder.put(readInstance(row, report))
    // With no interface in the instance's row, the interfaces' own rows name the instance.
    if ((row.NetworkInterfaces ?? []).length === 0 && bearers.has(row.InstanceId)) continue
    for (const nested of interfacesInRow(row, report)) {
      const id = nested.row.NetworkInterfaceId
      hints.set(id, nested.hints)
      if (listed.has(id)) continue
      if (snapshot.isListed('NetworkInterfaces')) {
        const message = 'Interfaces that only their instance lists'
        report.note('contradiction', message, id)
      } else {
        report.note('assumed', 'Without NetworkInterfaces, built from the instances', id)
      }
      const eni = readNetworkInterface(nested.row, nested.hints, report)
      if (eni) builder.put(eni)
    }
  }
  for (const row of rows.NetworkInterfaces) {
    const hint = hints.get(row.NetworkInterfaceId) ?? {}
    const attachedTo = given(row.Attachment?.InstanceId)
    if (attachedTo !== undefined && isGone(attachedTo)) {
      report.note('leftOut', 'Interfaces of terminated instances', row.NetworkInterfaceId)
      continue
    }
    if (
      hint.instanceId !== undefined &&
      attachedTo !== undefined &&
      hint.instanceId !== attachedTo
    ) {
      const message =
        'An interface and an instance differ about whose it is; the interface is believed'
      report.note('contradiction', message, row.NetworkInterfaceId, hint.instanceId)
    }
    const eni = readNetworkInterface(row, hint, report)
    if (eni) builder.put(eni)
  }
}

function addGateways({ snapshot, builder, report, regionOf, isGone }: Assembly): void {
  const { rows } = snapshot
  const edgeTables = edgeTablesIn(rows.RouteTables)
  const zoneNames = new Map(
    rows.Subnets.flatMap(({ AvailabilityZoneId, AvailabilityZone }) => {
      const [id, name] = [given(AvailabilityZoneId), given(AvailabilityZone)]
      return id === undefined || name === undefined ? [] : [[id, name] as const]
    }),
  )
  for (const row of rows.InternetGateways) {
    builder.put(readInternetGateway(row, edgeTables.get(row.InternetGatewayId)))
  }
  for (const row of rows.EgressOnlyInternetGateways) {
    builder.put(readEgressOnlyInternetGateway(row))
  }
  for (const row of rows.NatGateways) {
    if (isGone(row.NatGatewayId)) continue
    const routeTableId = edgeTables.get(row.NatGatewayId)
    addNatGateway(row, { routeTableId, zoneNames }, builder, report)
  }
  for (const row of rows.VpcPeeringConnections) {
    if (isGone(row.VpcPeeringConnectionId)) continue
    const peering = readPeering(row, regionOf, report)
    if (peering) builder.put(peering)
  }
  for (const row of rows.Addresses) applyAddress(row, builder, report)
}

function addRouteTables({ snapshot, builder, report, isGone }: Assembly): void {
  const endpoints = new Map(
    snapshot.rows.VpcEndpoints.map((row) => [row.VpcEndpointId, routeTargetKind(row)]),
  )
  for (const row of snapshot.rows.RouteTables) {
    const vpc = builder.find('vpc', row.VpcId)
    builder.put(
      readRouteTable(row, {
        report,
        blocks: vpc ? vpcBlocks(vpc) : localBlocksOf(snapshot, row.VpcId),
        isGone,
        endpointKind: (id) => endpoints.get(id),
      }),
    )
  }
}

function addOthers({ snapshot, builder, report, isGone }: Assembly): void {
  for (const list of Object.keys(OTHER_LISTS) as OtherList[]) {
    for (const row of snapshot.rows[list]) {
      if (isGone(row.otherId)) continue
      builder.put(readOther(list, row, report))
    }
  }
}
