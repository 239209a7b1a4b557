import { findOf, type Topology } from '@/model/topology'
import type { ExplanationCode } from '../codes'
import type { CheckpointKind, Step } from '../trace'

/** The rule of AWS that a decision follows, by its id in our collection of them: `NACL-03`. */
type Law = string | undefined
type LawOf = Law | ((step: Step, topology: Topology) => Law)

/** By checkpoint, where one code is used at several. */
type Laws = Readonly<Partial<Record<CheckpointKind, string>>>

const NOT_WORKING: Laws = {
  transitGateway: 'TGW-01',
  directConnectGateway: 'VGW-01',
  gatewayLoadBalancerEndpoint: 'GWL-01',
  interfaceEndpoint: 'IFE-01',
  loadBalancer: 'ELB-01',
}

const NOT_ATTACHED: Laws = {
  transitGateway: 'TGW-02',
  virtualPrivateGateway: 'VGW-01',
  internetGateway: 'IGW-02',
}

const NOBODY_THERE: Laws = {
  gatewayEndpoint: 'GWE-01',
  peeringConnection: 'PCX-07',
  internetGateway: 'RT-16',
  subnet: 'RT-16',
  routeTable: 'RT-16',
}

const OTHER_PROTOCOL: Laws = {
  egressOnlyInternetGateway: 'EIGW-01',
  natGateway: 'NAT-01',
  virtualPrivateGateway: 'VGW-05',
  vpnConnection: 'VGW-05',
  interfaceEndpoint: 'IFE-07',
}

const FLOW_UNKNOWN: Laws = {
  securityGroup: 'CT-20',
  natGateway: 'NAT-07',
  egressOnlyInternetGateway: 'EIGW-01',
  gatewayLoadBalancerEndpoint: 'GWL-06',
  networkFirewall: 'NFW-06',
}

const REFUSED: Readonly<Record<ExplanationCode, LawOf>> = {
  BAD_STATE: at(NOT_WORKING),
  BAD_STATE_ATTACHMENT: at(NOT_ATTACHED),
  BAD_STATE_ROUTE: 'RT-27',
  BAD_STATE_VPN: 'VGW-02',
  CONNTRACK_ALLOWANCE_EXCEEDED: 'CT-18',
  // Whose address it is by now is no rule of AWS.
  DELIVERED_ELSEWHERE: undefined,
  EIGW_INGRESS_RESTRICTION: 'EIGW-01',
  EIGW_INSPECTED_TRAFFIC: 'EIGW-05',
  ELBV2_LISTENERS_MISMATCH: 'ELB-05',
  ELBV2_LISTENER_HAS_NO_TG: 'ELB-06',
  ELBV2_LISTENER_REQUIRES_TG_ACCEPT: 'ELB-06',
  ELBV2_NO_TARGETS_IN_AZ: 'ELB-07',
  ELBV2_SOURCE_ADDRESS_PRESERVATION: 'NLB-04',
  ELB_ACL_RESTRICTION: 'NACL-30',
  ELB_INSTALLED_AZ_RESTRICTION: 'ELB-01',
  ELB_LISTENERS_MISMATCH: 'ELB-05',
  ELB_NOT_CROSSZONE: 'ELB-07',
  ENI_ADDRESS_RESTRICTION: 'ENI-01',
  ENI_DENIES_IGW_TRAFFIC: 'IGW-13',
  ENI_SG_RULES_MISMATCH: 'SG-01',
  ENI_SOURCE_DEST_CHECK_RESTRICTION: 'ENI-06',
  FIREWALL_RULES_RESTRICTION: (step) => firewallLaw(step),
  GATEWAY_REJECTS_SPOOFED_TRAFFIC: 'IGW-09',
  IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS: 'IGW-17',
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: 'IGW-08',
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: 'IGW-08',
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: 'IGW-07',
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: ({ component, checkpoint }, topology) => {
    if (findOf(topology, 'natGateway', component)) return 'IGW-12'
    return checkpoint === 'egressOnlyInternetGateway' ? 'EIGW-01' : 'IGW-06'
  },
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: 'IGW-08',
  IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: 'IGW-08',
  INGRESS_RTB_NO_PUBLIC_IP: 'MB-07',
  INGRESS_RTB_TRAFFIC_REDIRECTION: 'MB-08',
  // A stopped instance that only forwards is a route's dead target.
  INSTANCE_NOT_RUNNING: ({ checkpoint }) =>
    checkpoint === 'networkInterface' ? 'RT-28' : undefined,
  NAT64_REQUIRES_OTHER_SUBNET: 'N64-06',
  NAT_PORTS_EXHAUSTED: 'NAT-16',
  NAT_UNSOLICITED_INBOUND: 'NAT-07',
  NGW_REQUIRES_SOURCE_IN_VPC: 'NAT-08',
  NLB_HAIRPIN: 'NLB-06',
  NLB_PORTS_EXHAUSTED: 'NLB-16',
  NOTHING_LISTENS: undefined,
  NO_COMMON_PORTS: 'GEN-06',
  NO_CONNECTION_STATE: at(FLOW_UNKNOWN),
  NO_POSSIBLE_DESTINATION: (step, topology) => {
    if (step.checkpoint !== 'instance') return NOBODY_THERE[step.checkpoint]
    return step.side === 'egress' ? 'EXM-03' : serviceLaw(step, topology)
  },
  NO_ROUTE_TO_DESTINATION: ({ checkpoint }) => (checkpoint === 'routeTable' ? 'RT-11' : 'VGW-02'),
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR: 'PCX-07',
  PROTOCOL_RESTRICTION: (step, topology) =>
    step.checkpoint === 'instance' ? serviceLaw(step, topology) : OTHER_PROTOCOL[step.checkpoint],
  REGIONAL_NGW_ROUTE_AZ_RESTRICTION: 'NAT-26',
  RESPONSE_NOT_INSPECTED: 'NFW-06',
  ROUTING_LOOP: undefined,
  SG_HAS_NO_RULES: ({ side }) => (side === 'egress' ? 'SG-15' : 'SG-01'),
  SG_REFERENCES_NOT_PRESERVED: 'SG-31',
  SG_REFERENCING_SUPPORT: 'SG-28',
  SUBNET_ACL_RESTRICTION: ({ because }) => (because.kind === 'entry' ? 'NACL-02' : 'NACL-03'),
  TARGET_ADDRESS_RESTRICTION: 'ELB-06',
  TARGET_PORT_RESTRICTION: 'ELB-06',
  TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION: 'TGW-10',
  TGW_BAD_STATE_VPN: 'TGW-01',
  TGW_ROUTE_AZ_RESTRICTION: 'TGW-04',
  TGW_RTB_BAD_STATE_ROUTE: 'TGW-13',
  TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT: 'TGW-12',
  // What nobody told us no rule decides.
  UNKNOWN_RESOURCE: undefined,
  VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS: 'VGW-03',
  VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: 'VGW-03',
  VPCE_GATEWAY_PROTOCOL_RESTRICTION: 'GWE-08',
  VPCE_INTRA_VPC_TRAFFIC: (step, topology) => serviceLaw(step, topology),
  VPCE_SERVICE_NOT_INSTALLED_IN_AZ: 'IFE-11',
  VPC_BLOCK_PUBLIC_ACCESS_ENABLED: ({ component }, topology) =>
    findOf(topology, 'vpc', component)?.blockPublicAccess === 'block-ingress' ? 'BPA-03' : 'BPA-02',
}

/** What lets a packet on without a rule of its own. */
const PASSED: Laws = {
  networkInterface: 'ENI-06',
  subnet: 'RT-02',
  natGateway: 'NAT-06',
  peeringConnection: 'PCX-03',
  gatewayEndpoint: 'GWE-06',
  egressOnlyInternetGateway: 'EIGW-04',
  transitGateway: 'TGW-06',
  virtualPrivateGateway: 'VGW-02',
  vpnConnection: 'VGW-08',
  directConnectGateway: 'VGW-01',
  interfaceEndpoint: 'IFE-11',
  gatewayLoadBalancerEndpoint: 'GWL-02',
  networkFirewall: 'NFW-01',
}

/** What lets a packet on because it knows the connection. */
const KNOWN: Laws = {
  ...FLOW_UNKNOWN,
  securityGroup: 'CT-01',
  routeTable: 'NAT-09',
  gatewayEndpoint: 'GWE-08',
  interfaceEndpoint: 'IFE-11',
  loadBalancer: 'NLB-14',
  internetGateway: 'IGW-04',
  networkFirewall: 'NFW-03',
}

/**
 * The rule of AWS behind a step's decision, by its id: `NACL-03`. Undefined where no rule of AWS decides:
 * what nobody told, who listens, and the ends themselves.
 */
export function lawOf(topology: Topology, step: Step): Law {
  if (step.code !== undefined && (step.decision === 'deny' || step.refusedPorts.length > 0)) {
    const law = REFUSED[step.code]
    return typeof law === 'function' ? law(step, topology) : law
  }
  return passLaw(topology, step)
}

function passLaw(topology: Topology, step: Step): Law {
  const { because, checkpoint, leg } = step
  switch (because.kind) {
    case 'rule':
      return { cidr: 'SG-11', prefixList: 'SG-39', securityGroup: 'SG-22' }[because.rule.peer.kind]
    case 'tracked':
      return because.entry.tracked ? 'CT-01' : 'CT-08'
    case 'unfiltered':
      return 'SG-48'
    case 'entry':
      return leg === 'response' ? 'NACL-10' : 'NACL-02'
    case 'route':
      return 'RT-04'
    case 'localRoute':
      return 'RT-16'
    case 'transitRoute':
      return 'TGW-12'
    case 'listener':
      return listenerLaw(topology, because.listenerId)
    case 'statelessRule':
    case 'statefulRule':
    case 'firewallDefault':
      return firewallLaw(step)
    case 'exempt':
      return 'EXM-01'
    case 'state':
      return KNOWN[checkpoint]
    case 'code':
      return checkpoint === 'internetGateway' ? internetGatewayLaw(step) : PASSED[checkpoint]
    case 'noAcl':
    case 'noRule':
    case 'noRoute':
    case 'lastEntry':
      return undefined
  }
}

function firewallLaw({ because }: Step): Law {
  switch (because.kind) {
    case 'statelessRule':
      return 'NFW-02'
    case 'statefulRule':
      return 'NFW-03'
    case 'firewallDefault':
      return because.engine === 'stateless' ? 'NFW-02' : 'NFW-04'
    default:
      return undefined
  }
}

/** What an interface of a service refuses by its nature. */
function serviceLaw({ at, component, side }: Step, topology: Topology): Law {
  const eni = findOf(topology, 'networkInterface', component)
  switch ((eni ?? findOf(topology, 'networkInterface', at))?.interfaceType) {
    case 'vpc_endpoint':
      return side === 'egress' ? 'IFE-03' : 'IFE-07'
    case 'gateway_load_balancer_endpoint':
      return 'GWL-07'
    case 'ec2_instance_connect_endpoint':
      return 'MNG-07'
    case 'lambda':
      return 'MNG-03'
    default:
      return undefined
  }
}

function listenerLaw(topology: Topology, listenerId: string): Law {
  const listener = findOf(topology, 'listener', listenerId)
  const balancer = findOf(topology, 'loadBalancer', listener?.loadBalancerId)
  return balancer?.type === 'application' ? 'ALB-01' : 'NLB-01'
}

function internetGatewayLaw({ packet, after }: Step): Law {
  if (!after || (after.src === packet.src && after.dst === packet.dst)) return 'IGW-05'
  return after.src === packet.src ? 'IGW-04' : 'IGW-03'
}

function at(laws: Laws): LawOf {
  return ({ checkpoint }) => laws[checkpoint]
}
