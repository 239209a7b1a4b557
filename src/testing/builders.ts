import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, familyOf, ip } from '@/model/ip'
import type { GatewayEndpoint } from '@/model/resources/gatewayEndpoint'
import type { Instance } from '@/model/resources/instance'
import type { InternetGateway } from '@/model/resources/internetGateway'
import type { InternetHost } from '@/model/resources/internetHost'
import type { NatGateway } from '@/model/resources/natGateway'
import type { NetworkAcl, NetworkAclEntry } from '@/model/resources/networkAcl'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import type { PeeringConnection } from '@/model/resources/peeringConnection'
import type { PrefixList } from '@/model/resources/prefixList'
import type { Route, RouteTable, RouteTarget } from '@/model/resources/routeTable'
import type {
  RulePeer,
  SecurityGroup,
  SecurityGroupRule,
  SecurityGroupRuleId,
} from '@/model/resources/securityGroup'
import type { Subnet } from '@/model/resources/subnet'
import type { Vpc } from '@/model/resources/vpc'
import {
  EMPTY_TOPOLOGY,
  withResources,
  type Resource,
  type ResourceKind,
  type ResourceOf,
  type Topology,
} from '@/model/topology'
import { ALL_TRAFFIC, type Traffic } from '@/model/traffic'

/**
 * Builders for tests: each gives a whole resource of one small network, `vpc-1` with `subnet-1`
 * and what comes with a VPC, and takes what the case is about. Ids are plain text here.
 */
type About<Kind extends ResourceKind> = Partial<Omit<ResourceOf<Kind>, 'kind' | 'id'>> & {
  readonly id?: string
}

export function aVpc(about: About<'vpc'> = {}): Vpc {
  return build<'vpc'>('vpc-1', about, {
    kind: 'vpc',
    region: 'us-east-1',
    cidrBlocks: [cidr('10.0.0.0/16')],
    ipv6CidrBlocks: [],
    isDefault: false,
    blockPublicAccess: 'off',
  })
}

export function aSubnet(about: About<'subnet'> = {}): Subnet {
  return build<'subnet'>('subnet-1', about, {
    kind: 'subnet',
    vpcId: asId('vpc-1'),
    availabilityZone: 'us-east-1a',
    cidrBlock: cidr('10.0.1.0/24'),
    mapPublicIpOnLaunch: false,
    assignIpv6AddressOnCreation: false,
  })
}

export function anInterface(about: About<'networkInterface'> = {}): NetworkInterface {
  return build<'networkInterface'>('eni-1', about, {
    kind: 'networkInterface',
    subnetId: asId('subnet-1'),
    interfaceType: 'interface',
    privateAddresses: [{ address: ip('10.0.1.10') }],
    ipv6Addresses: [],
    prefixes: [],
    securityGroupIds: [asId('sg-default')],
    sourceDestCheck: true,
  })
}

/** An instance alone; `aServer` comes with its interface. */
export function anInstance(about: About<'instance'> = {}): Instance {
  return build<'instance'>('i-1', about, {
    kind: 'instance',
    state: 'running',
    platform: 'linux',
  })
}

/** An instance and its primary interface: `i-web` has `eni-web`, in the groups that are named. */
export function aServer(
  name: string,
  address: string,
  about: {
    readonly subnetId?: string
    readonly groups?: readonly string[]
    readonly publicIp?: string
    readonly ipv6?: string
    readonly instance?: About<'instance'>
    readonly eni?: About<'networkInterface'>
  } = {},
): readonly [Instance, NetworkInterface] {
  const { subnetId = 'subnet-1', groups = ['sg-default'], publicIp, ipv6 } = about
  const mapping = publicIp === undefined ? {} : { publicIp: ip(publicIp), elastic: true }
  const instanceId = `i-${name}`
  return [
    anInstance({ id: instanceId, name, ...about.instance }),
    anInterface({
      id: `eni-${name}`,
      subnetId: asId(subnetId),
      attachment: { instanceId: asId(instanceId), deviceIndex: 0 },
      privateAddresses: [{ address: ip(address), ...mapping }],
      ipv6Addresses: ipv6 === undefined ? [] : [ip(ipv6)],
      securityGroupIds: groups.map((id) => asId(id)),
      ...about.eni,
    }),
  ]
}

/** A group with no inbound rule that lets everything out, as AWS makes it (SG-13). */
export function aSecurityGroup(about: About<'securityGroup'> = {}): SecurityGroup {
  return build<'securityGroup'>('sg-1', about, {
    kind: 'securityGroup',
    vpcId: asId('vpc-1'),
    isDefault: false,
    description: '',
    ingress: [],
    egress: [aRule()],
  })
}

/** A group's rule; the other end is a block, or the id of a group (`sg-…`) or list (`pl-…`). */
export function aRule(traffic: Traffic = ALL_TRAFFIC, other: string = ANY_IPV4): SecurityGroupRule {
  const id = asId<SecurityGroupRuleId>(`sgr-${JSON.stringify(traffic)}-${other}`)
  return { id, traffic, peer: peerOf(other) }
}

/** An ACL's entry: rule 100 allows all IPv4 inbound traffic, unless told. */
export function anAclEntry(about: Partial<NetworkAclEntry> = {}): NetworkAclEntry {
  return {
    direction: 'ingress',
    ruleNumber: 100,
    action: 'allow',
    traffic: ALL_TRAFFIC,
    cidr: ANY_IPV4,
    ...about,
  }
}

/** A custom ACL with these entries, and nothing else: it denies what they do not allow (NACL-17). */
export function aNetworkAcl(...entries: readonly NetworkAclEntry[]): NetworkAcl {
  return aNetworkAclOf({ entries })
}

export function aNetworkAclOf(about: About<'networkAcl'>): NetworkAcl {
  return build<'networkAcl'>('acl-1', about, {
    kind: 'networkAcl',
    vpcId: asId('vpc-1'),
    isDefault: false,
    entries: [],
  })
}

/** A custom table with these routes besides `local`. */
export function aRouteTable(...routes: readonly Route[]): RouteTable {
  return aRouteTableOf({ routes })
}

export function aRouteTableOf(about: About<'routeTable'>): RouteTable {
  return build<'routeTable'>('rtb-1', about, {
    kind: 'routeTable',
    vpcId: asId('vpc-1'),
    main: false,
    routes: [],
  })
}

/** A static route to a block, or to a prefix list by its id. */
export function aRoute(
  destination: string,
  kind: RouteTarget['kind'],
  id: string,
  about: Partial<Pick<Route, 'origin' | 'blackhole'>> = {},
): Route {
  return {
    destination: destination.startsWith('pl-')
      ? { kind: 'prefixList', prefixListId: asId(destination) }
      : { kind: 'cidr', cidr: cidr(destination) },
    target: { kind, id } as RouteTarget,
    origin: 'static',
    ...about,
  }
}

export function anInternetGateway(about: About<'internetGateway'> = {}): InternetGateway {
  return build<'internetGateway'>('igw-1', about, {
    kind: 'internetGateway',
    vpcId: asId('vpc-1'),
  })
}

/** A public NAT gateway and its interface. */
export function aNatGateway(
  address: string,
  publicIp: string,
  subnetId = 'subnet-1',
): readonly [NatGateway, NetworkInterface] {
  const gateway: NatGateway = {
    kind: 'natGateway',
    id: asId('nat-1'),
    name: 'nat-1',
    vpcId: asId('vpc-1'),
    subnetId: asId(subnetId),
    connectivityType: 'public',
    state: 'available',
    networkInterfaceIds: [asId('eni-nat')],
  }
  const eni = anInterface({
    id: 'eni-nat',
    subnetId: asId(subnetId),
    interfaceType: 'nat_gateway',
    managedBy: 'Interface for NAT Gateway nat-1',
    privateAddresses: [{ address: ip(address), publicIp: ip(publicIp), elastic: true }],
    securityGroupIds: [],
    sourceDestCheck: false,
  })
  return [gateway, eni]
}

export function aGatewayEndpoint(about: About<'gatewayEndpoint'> = {}): GatewayEndpoint {
  return build<'gatewayEndpoint'>('vpce-1', about, {
    kind: 'gatewayEndpoint',
    vpcId: asId('vpc-1'),
    serviceName: 'com.amazonaws.us-east-1.s3',
    available: true,
  })
}

/** An active peering of two VPCs in one Region. */
export function aPeering(
  requester: Vpc,
  accepter: Vpc,
  about: About<'peeringConnection'> = {},
): PeeringConnection {
  const sides = [requester, accepter].map(({ id, region, cidrBlocks, ipv6CidrBlocks }) => ({
    vpcId: id,
    region,
    cidrBlocks: [...cidrBlocks, ...ipv6CidrBlocks],
  }))
  return build<'peeringConnection'>('pcx-1', about, {
    kind: 'peeringConnection',
    status: 'active',
    requester: sides[0]!,
    accepter: sides[1]!,
  })
}

export function aPrefixList(...blocks: readonly string[]): PrefixList {
  const entries = blocks.map((block) => ({ cidr: cidr(block) }))
  const isIpv6 = entries.some((entry) => familyOf(entry.cidr) === 6)
  return build<'prefixList'>(
    'pl-1',
    {},
    { kind: 'prefixList', family: isIpv6 ? 'ipv6' : 'ipv4', awsManaged: false, entries },
  )
}

/** A host on the internet at one address of either family. */
export function anInternetHost(address = '198.51.100.7', id = 'host-1'): InternetHost {
  const parsed = ip(address)
  const own = familyOf(parsed) === 4 ? { address: parsed } : { ipv6Address: parsed }
  return { kind: 'internetHost', id: asId(id), name: id, role: 'home', ...own }
}

/**
 * A topology of these resources. `vpc-1` and what comes with a VPC, `sg-default`, `acl-default` and
 * `rtb-main`, are in it unless the case brings its own.
 */
export function topologyOf(...resources: readonly (Resource | readonly Resource[])[]): Topology {
  const [given, comesAlong] = [resources.flat(), whatComesAlong()]
  const ids = new Set(given.map(({ id }): string => id))
  return withResources(EMPTY_TOPOLOGY, ...comesAlong.filter(({ id }) => !ids.has(id)), ...given)
}

function whatComesAlong(): readonly Resource[] {
  const egress = anAclEntry({ direction: 'egress' })
  return [
    aVpc(),
    aSecurityGroup({
      id: 'sg-default',
      name: 'default',
      isDefault: true,
      ingress: [aRule(ALL_TRAFFIC, 'sg-default')],
    }),
    aNetworkAclOf({ id: 'acl-default', isDefault: true, entries: [anAclEntry(), egress] }),
    aRouteTableOf({ id: 'rtb-main', main: true }),
  ]
}

function peerOf(other: string): RulePeer {
  if (other.startsWith('sg-')) return { kind: 'securityGroup', securityGroupId: asId(other) }
  if (other.startsWith('pl-')) return { kind: 'prefixList', prefixListId: asId(other) }
  return { kind: 'cidr', cidr: cidr(other) }
}

function build<Kind extends ResourceKind>(
  defaultId: string,
  about: About<Kind>,
  defaults: Omit<ResourceOf<Kind>, 'id' | 'name'>,
): ResourceOf<Kind> {
  const id = about.id ?? defaultId
  return { ...defaults, name: id, ...about, id } as unknown as ResourceOf<Kind>
}
