import { findOf, labelOfId, type Topology } from '../topology'

export type Severity = 'error' | 'warning' | 'note'

interface IssueMeaning {
  /** `error`: AWS would refuse it, or it cannot work. `warning`: it hardly is what was meant. */
  readonly severity: Severity
  /** The rule of AWS behind it, in the numbering of the rule book; empty for our own. */
  readonly rule: string
}

/** Everything that can be wrong with a drawing, how bad it is, and which rule says so. */
export const ISSUE_MEANINGS = {
  vpcWithoutBlock: { severity: 'error', rule: 'VPC-01' },
  vpcBlockSize: { severity: 'error', rule: 'VPC-01, VPC-14' },
  vpcBlockForbidden: { severity: 'error', rule: 'VPC-02' },
  vpcBlockDocker: { severity: 'warning', rule: 'VPC-04' },
  vpcBlocksOverlap: { severity: 'error', rule: 'VPC-06' },
  vpcBlockRange: { severity: 'error', rule: 'VPC-10' },
  vpcIpv6Range: { severity: 'error', rule: 'VPC-15' },
  privateIpv6ToInternet: { severity: 'warning', rule: 'VPC-16' },
  directConnectOverlap: { severity: 'error', rule: 'VPC-12' },
  peeredBlocksOverlap: { severity: 'error', rule: 'PCX-02, VPC-11' },
  peeringTwice: { severity: 'error', rule: 'PCX-01' },
  peeringWithItself: { severity: 'error', rule: 'PCX-01' },
  subnetWithoutBlock: { severity: 'error', rule: 'SUB-08' },
  subnetSize: { severity: 'error', rule: 'SUB-02, SUB-06' },
  subnetOutsideVpc: { severity: 'error', rule: 'SUB-02' },
  subnetsOverlap: { severity: 'error', rule: 'SUB-02' },
  zoneOfOtherRegion: { severity: 'warning', rule: 'SUB-01, VPC-17' },
  addressOutsideSubnet: { severity: 'error', rule: 'ENI-01' },
  addressReserved: { severity: 'error', rule: 'SUB-03, SUB-07' },
  addressTwice: { severity: 'error', rule: 'ADDR-01, ADDR-07' },
  publicAddressTwice: { severity: 'error', rule: 'ADDR-05' },
  publicAddressFamily: { severity: 'error', rule: 'ADDR-05' },
  publicAddressMisplaced: { severity: 'note', rule: 'ADDR-03' },
  publicAddressWhileStopped: { severity: 'note', rule: 'ADDR-03' },
  prefixSize: { severity: 'error', rule: 'ENI-08' },
  trackingTimeout: { severity: 'error', rule: 'CT-15' },
  danglingReference: { severity: 'error', rule: '' },
  groupOfOtherVpc: { severity: 'error', rule: 'SG-44' },
  groupNameTwice: { severity: 'warning', rule: 'SG-12' },
  groupNameReserved: { severity: 'note', rule: 'SG-12' },
  groupAssociation: { severity: 'error', rule: 'SG-45' },
  prefixListFamily: { severity: 'error', rule: 'SG-39' },
  prefixListTooLong: { severity: 'error', rule: 'SG-40' },
  interfaceWithoutGroup: { severity: 'warning', rule: 'SG-17' },
  instanceWithoutInterface: { severity: 'warning', rule: 'ENI-01' },
  deviceIndexTwice: { severity: 'error', rule: 'ENI-02' },
  interfaceInOtherZone: { severity: 'error', rule: 'ENI-02' },
  tableOfOtherVpc: { severity: 'error', rule: 'RT-18' },
  aclOfOtherVpc: { severity: 'error', rule: 'NACL-18' },
  mainTables: { severity: 'error', rule: 'RT-17' },
  noMainTable: { severity: 'warning', rule: 'RT-17' },
  defaultAcls: { severity: 'error', rule: 'NACL-15' },
  noDefaultAcl: { severity: 'warning', rule: 'NACL-15' },
  defaultGroups: { severity: 'error', rule: 'SG-16' },
  noDefaultGroup: { severity: 'warning', rule: 'SG-16' },
  gatewayTwice: { severity: 'error', rule: 'IGW-01, EIGW-03, VGW-01' },
  edgeTable: { severity: 'error', rule: 'MB-02, MB-03' },
  edgeApplianceWithoutPublicAddress: { severity: 'warning', rule: 'MB-07' },
  applianceInOwnSubnet: { severity: 'warning', rule: 'MB-09, GWL-04' },
  managedSubnetBehindMiddlebox: { severity: 'warning', rule: 'MB-13' },
  ruleTwice: { severity: 'warning', rule: 'SG-12' },
  ruleNeverMatches: { severity: 'warning', rule: 'SG-09, NACL-07' },
  ruleNumber: { severity: 'error', rule: 'NACL-02' },
  ruleNumberTwice: { severity: 'error', rule: 'NACL-02' },
  staleReference: { severity: 'warning', rule: 'SG-33' },
  groupOutOfReach: { severity: 'warning', rule: 'SG-25' },
  groupInOtherRegion: { severity: 'warning', rule: 'SG-27, PCX-11' },
  groupBeyondTransitGateway: { severity: 'warning', rule: 'SG-26, SG-28, TGW-19' },
  routeTwice: { severity: 'error', rule: 'RT-24' },
  routeInsideVpc: { severity: 'error', rule: 'RT-14, VPC-09' },
  replacedLocalRoute: { severity: 'error', rule: 'RT-15, VPC-09' },
  prefixListsOverlap: { severity: 'warning', rule: 'RT-08' },
  routeFamily: { severity: 'error', rule: 'RT-24' },
  routeLinkLocal: { severity: 'error', rule: 'RT-25' },
  routeToOtherVpc: { severity: 'error', rule: 'RT-24' },
  routeBlackhole: { severity: 'warning', rule: 'RT-26' },
  routeToCheckingInterface: { severity: 'warning', rule: 'ENI-07' },
  endpointDestination: { severity: 'error', rule: 'RT-24' },
  endpointRouteTwice: { severity: 'error', rule: 'GWE-03' },
  routeToSeveralInterfaces: { severity: 'warning', rule: 'RT-24' },
  routeIntoOwnSubnet: { severity: 'warning', rule: 'NAT-13, GWL-02' },
  propagationFromOtherVpc: { severity: 'error', rule: 'RT-21' },
  natWithoutPublicAddress: { severity: 'error', rule: 'NAT-02' },
  natInPrivateSubnet: { severity: 'warning', rule: 'NAT-02' },
  natInOtherVpc: { severity: 'error', rule: 'NAT-02' },
  natWithoutIpv4: { severity: 'error', rule: 'NAT-04, N64-06' },
  privateNatWithPublicAddress: { severity: 'error', rule: 'NAT-03' },
  regionalNat: { severity: 'error', rule: 'NAT-22, NAT-24' },
  attachmentSubnets: { severity: 'error', rule: 'TGW-02, TGW-03' },
  attachedTwice: { severity: 'error', rule: 'TGW-02' },
  attachmentInOtherRegion: { severity: 'error', rule: 'TGW-01' },
  attachmentOfOtherGateway: { severity: 'error', rule: 'TGW-08' },
  associatedTwice: { severity: 'error', rule: 'TGW-08' },
  attachmentWithoutAssociation: { severity: 'warning', rule: 'TGW-10' },
  propagatedBlocksOverlap: { severity: 'warning', rule: 'TGW-11' },
  propagationOverPeering: { severity: 'error', rule: 'TGW-14' },
  vpnIpv6: { severity: 'error', rule: 'VGW-05' },
  endpointService: { severity: 'error', rule: 'GWE-01' },
  endpointZoneTwice: { severity: 'error', rule: 'IFE-01, GWL-01' },
  endpointInOtherVpc: { severity: 'error', rule: 'IFE-01, GWL-01' },
  endpointBesideEgressOnly: { severity: 'warning', rule: 'EIGW-05' },
  firewallPriorityTwice: { severity: 'error', rule: 'NFW-02, NFW-03' },
  firewallOrder: { severity: 'warning', rule: 'NFW-03, NFW-04' },
  firewallRulesLeftOut: { severity: 'note', rule: 'RA-08' },
  balancerZones: { severity: 'error', rule: 'ELB-01, ALB-04' },
  balancerSubnetSize: { severity: 'error', rule: 'ALB-04' },
  balancerFewAddresses: { severity: 'warning', rule: 'ALB-04' },
  balancerInOtherVpc: { severity: 'error', rule: 'ELB-01' },
  balancerInPrivateSubnet: { severity: 'warning', rule: 'ELB-03' },
  balancerGroups: { severity: 'error', rule: 'SG-44, SG-48' },
  balancerWithoutGroup: { severity: 'warning', rule: 'ALB-02' },
  balancerScheme: { severity: 'warning', rule: 'ELB-02' },
  balancerIdleTimeout: { severity: 'error', rule: 'NLB-15, GWL-05' },
  listenerTwice: { severity: 'error', rule: 'ELB-05' },
  listenerProtocol: { severity: 'error', rule: 'ALB-01, NLB-01, GWL-01' },
  targetGroupOfOtherVpc: { severity: 'error', rule: 'ELB-01' },
  targetGroupType: { severity: 'error', rule: 'ALB-01, NLB-01, GWL-01' },
  targetInOtherVpc: { severity: 'error', rule: 'NLB-04' },
  targetZoneNotEnabled: { severity: 'warning', rule: 'ELB-01' },
  clientIpPreservation: { severity: 'error', rule: 'NLB-02' },
  clientIpOutOfReach: { severity: 'warning', rule: 'NLB-04' },
  databaseZones: { severity: 'warning', rule: 'MNG-05' },
  functionWithPublicAddress: { severity: 'error', rule: 'MNG-02' },
  serviceInOtherVpc: { severity: 'error', rule: 'MNG-01, MNG-05' },
  fleetCapacity: { severity: 'error', rule: '' },
  meaninglessExclusion: { severity: 'warning', rule: 'BPA-04' },
  unknownEntries: { severity: 'note', rule: '' },
  stub: { severity: 'note', rule: '' },
  quota: { severity: 'warning', rule: '' },
} as const satisfies Readonly<Record<string, IssueMeaning>>

export type IssueKind = keyof typeof ISSUE_MEANINGS

/** Something wrong with the drawing, as a value: nothing is refused because of it. */
export interface Issue {
  readonly kind: IssueKind
  readonly severity: Severity
  /** One plain sentence; names where things have them. */
  readonly message: string
  /** The resources it speaks of, the one to mend first; a rule's id may follow its group's. */
  readonly ids: readonly string[]
  /** What would put it right. */
  readonly mend?: string
  /** The rule of AWS that this case breaks; empty for our own. */
  readonly rule: string
}

/** An issue as its kind means it; `rule` where the case breaks just one of the rules behind the kind. */
export function issue(
  kind: IssueKind,
  ids: readonly string[],
  message: string,
  mend?: string,
  rule?: string,
): Issue {
  const meaning = ISSUE_MEANINGS[kind]
  return {
    kind,
    severity: meaning.severity,
    message,
    ids,
    ...(mend !== undefined && { mend }),
    rule: rule ?? meaning.rule,
  }
}

/** `a, b and c`, by their names. */
export function namesOf(topology: Topology, ids: readonly string[]): string {
  const names = ids.map((id) => nameOf(topology, id))
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** The name; an interface without one is told by its instance: `web-1 (eni-0a1b…)`. */
export function nameOf(topology: Topology, id: string): string {
  const eni = findOf(topology, 'networkInterface', id)
  const bearer = eni?.name === '' ? eni.attachment?.instanceId : undefined
  return bearer === undefined ? labelOfId(topology, id) : `${labelOfId(topology, bearer)} (${id})`
}
