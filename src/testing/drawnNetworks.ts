import * as fc from 'fast-check'
import type { Resource, Topology } from '@/model/topology'
import { RESOURCE_SCHEMAS } from '@/model/resourceSchemas'
import { EMPTY_TOPOLOGY, withResources } from '@/model/topology'

/** Networks for tests of the drawing: what matters is what stands where, not what it lets through. */

interface SubnetSpec {
  readonly zone: string
  readonly tier: 'public' | 'private' | 'isolated'
  readonly name?: string
  /** Instances with one interface each. */
  readonly instances?: number
  /** Interfaces that belong to no instance. */
  readonly interfaces?: number
  readonly nat?: boolean
  readonly others?: number
}

export interface VpcSpec {
  readonly subnets: readonly SubnetSpec[]
  readonly internetGateways?: number
  readonly egressOnly?: boolean
  readonly endpoints?: number
  readonly others?: number
  readonly regionalNat?: boolean
}

export interface NetworkSpec {
  readonly vpcs: readonly VpcSpec[]
  readonly hosts?: number
  /** Pairs of places in `vpcs`; a place that is no VPC stands for one that nobody described. */
  readonly peerings?: readonly (readonly [number, number])[]
  readonly outside?: number
  /** Subnets, interfaces and gateways whose VPC or subnet is missing. */
  readonly strays?: number
  /** Instances with interfaces in the first two subnets. */
  readonly dualHomed?: number
}

type Row = Readonly<Record<string, unknown>> & {
  readonly kind: Resource['kind']
  readonly id: string
}

/** A topology as the spec describes it; ids are `vpc-0`, `subnet-0-1`, `i-0-1-2` and so on. */
export function aDrawnNetwork(spec: NetworkSpec): Topology {
  const rows: Row[] = []
  spec.vpcs.forEach((vpc, v) => rows.push(...vpcRows(vpc, `vpc-${v}`, String(v))))
  for (let n = 0; n < (spec.hosts ?? 0); n++) {
    const address = `198.51.100.${(n % 250) + 1}`
    rows.push({ kind: 'internetHost', id: `host-${n}`, name: `Host ${n}`, role: 'home', address })
  }
  spec.peerings?.forEach(([a, b], n) => {
    const sides = { requester: peeringSide(a), accepter: peeringSide(b) }
    rows.push({ kind: 'peeringConnection', id: `pcx-${n}`, name: '', status: 'active', ...sides })
  })
  for (let n = 0; n < (spec.outside ?? 0); n++) {
    rows.push({ kind: 'other', id: `tgw-${n}`, name: '', type: 'Transit gateway' })
  }
  for (let n = 0; n < (spec.strays ?? 0); n++) {
    rows.push(subnetRow(`subnet-stray-${n}`, 'vpc-gone', 'us-east-1a', `stray ${n}`, undefined))
    rows.push(interfaceRow(`eni-stray-${n}`, `subnet-stray-${n}`, undefined))
    rows.push(interfaceRow(`eni-lost-${n}`, 'subnet-gone', undefined))
    rows.push({ kind: 'internetGateway', id: `igw-stray-${n}`, name: '' })
    rows.push({ kind: 'gatewayEndpoint', id: `vpce-stray-${n}`, ...endpointOf('vpc-gone') })
    rows.push(instanceRow(`i-stray-${n}`))
  }
  const homes = rows.filter(({ kind }) => kind === 'subnet').map(({ id }) => id)
  for (let n = 0; n < (spec.dualHomed ?? 0); n++) {
    rows.push(instanceRow(`i-dual-${n}`))
    homes.slice(0, 2).forEach((subnetId, deviceIndex) => {
      const attachment = { instanceId: `i-dual-${n}`, deviceIndex }
      rows.push(interfaceRow(`eni-dual-${n}-${deviceIndex}`, subnetId, attachment))
    })
  }
  const resources = rows.map((row) => RESOURCE_SCHEMAS[row.kind].parse(row))
  return withResources(EMPTY_TOPOLOGY, ...resources)
}

function vpcRows(vpc: VpcSpec, vpcId: string, v: string): readonly Row[] {
  const base = { name: `net-${v}`, region: 'us-east-1', isDefault: false, blockPublicAccess: 'off' }
  const rows: Row[] = [
    { kind: 'vpc', id: vpcId, ...base, cidrBlocks: ['10.0.0.0/16'], ipv6CidrBlocks: [] },
    tableRow(`rtb-${v}-public`, vpcId, { kind: 'internetGateway', id: `igw-${v}-0` }),
    tableRow(`rtb-${v}-private`, vpcId, { kind: 'natGateway', id: `nat-${v}-0` }),
    tableRow(`rtb-${v}-isolated`, vpcId, undefined),
  ]
  vpc.subnets.forEach((subnet, s) => {
    const key = `${v}-${s}`
    const subnetId = `subnet-${key}`
    const name = subnet.name ?? ''
    rows.push(subnetRow(subnetId, vpcId, subnet.zone, name, `rtb-${v}-${subnet.tier}`))
    for (let n = 0; n < (subnet.instances ?? 0); n++) {
      rows.push(instanceRow(`i-${key}-${n}`))
      const attachment = { instanceId: `i-${key}-${n}`, deviceIndex: 0 }
      rows.push(interfaceRow(`eni-${key}-${n}`, subnetId, attachment))
    }
    for (let n = 0; n < (subnet.interfaces ?? 0); n++) {
      rows.push(interfaceRow(`eni-${key}-own-${n}`, subnetId, undefined))
    }
    if (subnet.nat === true) {
      rows.push(natRow(`nat-${key}`, vpcId, { subnetId, networkInterfaceIds: [`eni-nat-${key}`] }))
      rows.push(interfaceRow(`eni-nat-${key}`, subnetId, undefined))
    }
    for (let n = 0; n < (subnet.others ?? 0); n++) {
      rows.push({ kind: 'other', id: `lb-${key}-${n}`, name: '', type: 'Thing', vpcId, subnetId })
    }
  })
  for (let n = 0; n < (vpc.internetGateways ?? 0); n++) {
    rows.push({ kind: 'internetGateway', id: `igw-${v}-${n}`, name: '', vpcId })
  }
  if (vpc.egressOnly === true) {
    rows.push({ kind: 'egressOnlyInternetGateway', id: `eigw-${v}`, name: '', vpcId })
  }
  for (let n = 0; n < (vpc.endpoints ?? 0); n++) {
    rows.push({ kind: 'gatewayEndpoint', id: `vpce-${v}-${n}`, ...endpointOf(vpcId) })
  }
  for (let n = 0; n < (vpc.others ?? 0); n++) {
    rows.push({ kind: 'other', id: `other-${v}-${n}`, name: '', type: 'Thing', vpcId })
  }
  if (vpc.regionalNat === true) {
    rows.push(natRow(`nat-regional-${v}`, vpcId, { networkInterfaceIds: [] }))
  }
  return rows
}

function tableRow(id: string, vpcId: string, target: unknown): Row {
  const destination = { kind: 'cidr', cidr: '0.0.0.0/0' }
  const routes = target === undefined ? [] : [{ destination, target, origin: 'static' }]
  return { kind: 'routeTable', id, name: id, vpcId, main: false, routes }
}

function subnetRow(
  id: string,
  vpcId: string,
  availabilityZone: string,
  name: string,
  routeTableId: string | undefined,
): Row {
  const flags = { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false }
  const table = routeTableId === undefined ? {} : { routeTableId }
  return { kind: 'subnet', id, name, vpcId, availabilityZone, ...table, ...flags }
}

function instanceRow(id: string): Row {
  return { kind: 'instance', id, name: id, state: 'running', platform: 'linux' }
}

function interfaceRow(id: string, subnetId: string, attachment: unknown): Row {
  const lists = { privateAddresses: [], ipv6Addresses: [], prefixes: [], securityGroupIds: [] }
  const base = { name: '', subnetId, interfaceType: 'interface', sourceDestCheck: true, ...lists }
  return {
    kind: 'networkInterface',
    id,
    ...base,
    ...(attachment === undefined ? {} : { attachment }),
  }
}

function natRow(id: string, vpcId: string, rest: Readonly<Record<string, unknown>>): Row {
  const base = { name: id, vpcId, connectivityType: 'public', state: 'available' }
  return { kind: 'natGateway', id, ...base, ...rest }
}

function peeringSide(v: number) {
  return { vpcId: `vpc-${v}`, region: 'us-east-1', cidrBlocks: [] }
}

function endpointOf(vpcId: string) {
  return { name: '', vpcId, serviceName: 'com.amazonaws.us-east-1.s3', available: true }
}

const few = fc.nat({ max: 3 })

const subnetSpecs: fc.Arbitrary<SubnetSpec> = fc.record({
  zone: fc.constantFrom('us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'),
  tier: fc.constantFrom('public', 'private', 'isolated'),
  name: fc.constantFrom('', 'app-a', 'app-b', 'web-1', 'web-2', 'data'),
  instances: fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 6 }) }, fc.nat({ max: 60 })),
  interfaces: few,
  nat: fc.boolean(),
  others: fc.nat({ max: 1 }),
})

const vpcSpecs: fc.Arbitrary<VpcSpec> = fc.record({
  subnets: fc.array(subnetSpecs, { maxLength: 9 }),
  internetGateways: fc.nat({ max: 2 }),
  egressOnly: fc.boolean(),
  endpoints: few,
  others: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 12 })),
  regionalNat: fc.boolean(),
})

/** Networks of every shape, the odd ones included. */
export const drawnNetworkSpecs: fc.Arbitrary<NetworkSpec> = fc.record({
  vpcs: fc.array(vpcSpecs, { maxLength: 6 }),
  hosts: fc.nat({ max: 9 }),
  peerings: fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), { maxLength: 8 }),
  outside: few,
  strays: fc.nat({ max: 2 }),
  dualHomed: fc.nat({ max: 2 }),
})
