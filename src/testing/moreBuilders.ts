import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import type { ResourceKind, ResourceOf } from '@/model/topology'

/** What each kind is unless the case says otherwise: it works, stands alone and knows nobody. */
const DEFAULTS = {
  transitGateway: {
    id: 'tgw-1',
    region: 'us-east-1',
    available: true,
    securityGroupReferencing: false,
  },
  transitGatewayAttachment: {
    id: 'tgw-attach-1',
    transitGatewayId: asId('tgw-1'),
    available: true,
    attached: {
      kind: 'vpc',
      vpcId: asId('vpc-1'),
      subnetIds: [asId('subnet-1')],
      applianceMode: false,
      securityGroupReferencing: true,
      ipv6: false,
    },
  },
  transitGatewayRouteTable: {
    id: 'tgw-rtb-1',
    transitGatewayId: asId('tgw-1'),
    associatedAttachmentIds: [],
    propagatingAttachmentIds: [],
    routes: [],
    complete: true,
  },
  virtualPrivateGateway: { id: 'vgw-1', vpcId: asId('vpc-1') },
  customerGateway: {
    id: 'cgw-1',
    address: ip('198.51.100.1'),
    onPremisesNetworkId: asId('onprem-1'),
  },
  vpnConnection: {
    id: 'vpn-1',
    customerGatewayId: asId('cgw-1'),
    gateway: { kind: 'virtualPrivateGateway', id: asId('vgw-1') },
    routing: 'static',
    staticRoutes: [cidr('192.168.0.0/16')],
    up: true,
  },
  directConnectGateway: {
    id: 'dxgw-1',
    onPremisesNetworkId: asId('onprem-1'),
    up: true,
    associations: [],
  },
  onPremisesNetwork: { id: 'onprem-1', cidrBlocks: [cidr('192.168.0.0/16')] },
  onPremisesHost: {
    id: 'onprem-host-1',
    onPremisesNetworkId: asId('onprem-1'),
    address: ip('192.168.1.10'),
  },
  interfaceEndpoint: {
    id: 'vpce-if',
    vpcId: asId('vpc-1'),
    serviceName: 'com.amazonaws.us-east-1.ssm',
    available: true,
    privateDns: true,
    networkInterfaceIds: [],
  },
  endpointService: {
    id: 'vpce-svc-1',
    serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1',
    available: true,
    loadBalancerIds: [],
  },
  gatewayLoadBalancerEndpoint: {
    id: 'vpce-gwlb',
    vpcId: asId('vpc-1'),
    networkInterfaceIds: [],
    serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-gwlb',
    available: true,
  },
  networkFirewall: {
    id: 'firewall-1',
    vpcId: asId('vpc-1'),
    firewallPolicyId: asId('firewall-policy-1'),
  },
  firewallPolicy: {
    id: 'firewall-policy-1',
    statelessRules: [],
    statelessDefault: 'forward',
    statelessFragmentDefault: 'forward',
    statefulOrder: 'default',
    statefulRules: [],
    statefulDefault: 'pass',
    notUnderstood: [],
  },
  loadBalancer: {
    id: 'lb-1',
    vpcId: asId('vpc-1'),
    type: 'application',
    scheme: 'internal',
    ipAddressType: 'ipv4',
    available: true,
    nodes: [],
    securityGroupIds: [],
    crossZone: true,
    enforcesGroupsOnPrivateLink: true,
  },
  listener: {
    id: 'listener-1',
    loadBalancerId: asId('lb-1'),
    protocol: 'HTTP',
    port: 80,
    defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId: asId('tg-1') }] },
    rules: [],
  },
  targetGroup: {
    id: 'tg-1',
    vpcId: asId('vpc-1'),
    targetType: 'instance',
    protocol: 'HTTP',
    port: 80,
    ipAddressType: 'ipv4',
    targets: [],
    targetsKnown: true,
    healthCheck: { enabled: true, protocol: 'HTTP' },
  },
  autoScalingGroup: {
    id: 'asg-1',
    vpcId: asId('vpc-1'),
    subnetIds: [],
    instanceIds: [],
    targetGroupIds: [],
    capacity: { min: 0, desired: 0, max: 4 },
  },
  managedService: {
    id: 'service-1',
    service: 'rds',
    type: 'RDS DB instance',
    vpcId: asId('vpc-1'),
    subnetIds: [],
    networkInterfaceIds: [],
    available: true,
  },
} as const satisfies {
  readonly [Kind in ResourceKind]?: Omit<ResourceOf<Kind>, 'id' | 'kind' | 'name'> & {
    readonly id: string
  }
}

type BuiltKind = keyof typeof DEFAULTS

/** The same shape with plain text for every id, address and block. */
type Plain<T> = T extends { readonly __brand: string }
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T

/** A resource of one of the kinds above; its id is plain text and its name too, unless told. */
export function aResource<Kind extends BuiltKind>(
  kind: Kind,
  about: Partial<Plain<Omit<ResourceOf<Kind>, 'kind' | 'id'>>> & { readonly id?: string } = {},
): ResourceOf<Kind> {
  const defaults = DEFAULTS[kind]
  const id = about.id ?? defaults.id
  return { ...defaults, kind, name: id, ...about, id } as unknown as ResourceOf<Kind>
}

export const BUILT_KINDS = Object.keys(DEFAULTS) as readonly BuiltKind[]
