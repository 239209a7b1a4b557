import type { RouteDestination } from '@/model/resources/routeTable'
import type { Direction } from '@/model/resources/securityGroup'
import type { IssueKind, Severity } from '@/model/validation/issue'

interface FindingMeaning {
  /** `warning`: it hardly is what was meant. `note`: it may be meant, and somebody should know. */
  readonly severity: Severity
  /** The rules of AWS that it rests on. */
  readonly rules: readonly string[]
}

/** Everything that lint tells beyond what AWS would refuse; how bad it is, and which rules say so. */
const FINDING_MEANINGS = {
  aclEntryShadowed: { severity: 'warning', rules: ['NACL-02'] },
  aclEntryRedundant: { severity: 'note', rules: ['NACL-02'] },
  aclDropsResponses: { severity: 'warning', rules: ['NACL-10', 'NACL-21'] },
  aclDropsSomeResponses: { severity: 'note', rules: ['NACL-21', 'NACL-22', 'NACL-23'] },
  aclDropsEchoReplies: { severity: 'warning', rules: ['NACL-25'] },
  aclLeavesIpv6Out: { severity: 'note', rules: ['NACL-08', 'NACL-16'] },
  groupRuleCovered: { severity: 'note', rules: ['SG-11'] },
  groupRulePooled: { severity: 'note', rules: ['SG-18'] },
  narrowEgressRule: { severity: 'warning', rules: ['SG-21'] },
  groupLeavesIpv6Out: { severity: 'note', rules: ['SG-10'] },
  openToTheWorld: { severity: 'warning', rules: ['SG-06', 'SG-10'] },
  privateSourceFromNowhere: { severity: 'note', rules: ['IGW-08'] },
  referenceWithoutMembers: { severity: 'note', rules: ['SG-22'] },
  referenceBehindMiddlebox: { severity: 'warning', rules: ['SG-30'] },
  ruleForExemptService: { severity: 'note', rules: ['EXM-01', 'EXM-06'] },
  routeNeverUsed: { severity: 'warning', rules: ['RT-04'] },
  routeWithinSubnet: { severity: 'note', rules: ['RT-02'] },
  tableLeavesIpv6Out: { severity: 'note', rules: ['RT-20'] },
  instanceWithoutPublicAddress: { severity: 'note', rules: ['IGW-02', 'IGW-06'] },
  publicAddressInPrivateSubnet: { severity: 'warning', rules: ['IGW-10'] },
  blockedByPublicAccess: { severity: 'note', rules: ['BPA-02', 'BPA-03'] },
  privateNatToInternet: { severity: 'warning', rules: ['NAT-03', 'IGW-12'] },
  peeringOneWay: { severity: 'warning', rules: ['PCX-04'] },
  peeringSomeOneWay: { severity: 'note', rules: ['PCX-04'] },
  peeringRouteBeyond: { severity: 'warning', rules: ['PCX-05', 'PCX-06', 'PCX-07'] },
  zoneWithoutAttachment: { severity: 'warning', rules: ['TGW-04'] },
  transitGatewayNoRoute: { severity: 'warning', rules: ['TGW-07', 'TGW-12'] },
  transitGatewayOneWay: { severity: 'warning', rules: ['TGW-07'] },
  applianceModeOff: { severity: 'warning', rules: ['TGW-16', 'TGW-17'] },
  middleboxOneWay: { severity: 'warning', rules: ['MB-10', 'MB-11'] },
  redirectedSubnetBypasses: { severity: 'warning', rules: ['MB-08'] },
  balancerNotAdmitted: { severity: 'warning', rules: ['ALB-03', 'NLB-09'] },
  healthCheckNotAdmitted: { severity: 'warning', rules: ['ELB-08'] },
  balancerCannotSend: { severity: 'warning', rules: ['ALB-02', 'NLB-11'] },
  aclBlocksTargets: { severity: 'warning', rules: ['ALB-05', 'NLB-12', 'NLB-13', 'NACL-32'] },
  listenerNotAdmitted: { severity: 'warning', rules: ['ALB-02'] },
  balancerWithoutListener: { severity: 'note', rules: ['ELB-05'] },
  listenerWithoutTargets: { severity: 'warning', rules: ['ELB-06'] },
  zoneWithoutTargets: { severity: 'warning', rules: ['ELB-07'] },
  balancerTakesNoGroups: { severity: 'note', rules: ['NLB-07'] },
  functionInPublicSubnet: { severity: 'warning', rules: ['MNG-02'] },
  endpointAdmitsNobody: { severity: 'warning', rules: ['IFE-02'] },
  connectEndpointCannotSend: { severity: 'warning', rules: ['MNG-07'] },
  unusedGroup: { severity: 'note', rules: ['SG-44'] },
  unusedAcl: { severity: 'note', rules: ['NACL-18'] },
  unusedTable: { severity: 'note', rules: ['RT-18'] },
  unusedPrefixList: { severity: 'note', rules: ['SG-39'] },
  unusedGateway: { severity: 'note', rules: ['RT-13'] },
  unusedTargetGroup: { severity: 'note', rules: ['ELB-06'] },
  unusedFirewallPolicy: { severity: 'note', rules: ['NFW-01'] },
} as const satisfies Readonly<Record<string, FindingMeaning>>

export type FindingKind = keyof typeof FINDING_MEANINGS

/** The rule, entry or route that a finding speaks of. */
type FindingSubject =
  | {
      readonly kind: 'rule'
      readonly securityGroupId: string
      readonly direction: Direction
      readonly ruleId: string
    }
  | {
      readonly kind: 'entry'
      readonly networkAclId: string
      readonly direction: Direction
      readonly ruleNumber: number
    }
  | {
      readonly kind: 'route'
      readonly routeTableId: string
      readonly destination: RouteDestination
    }

/** Something that a careful reader of the network would point out. */
export interface Finding {
  readonly kind: FindingKind | IssueKind
  readonly severity: Severity
  /** The resources it speaks of, the one to mend first. */
  readonly ids: readonly string[]
  readonly about?: FindingSubject
  /** One plain sentence; names where things have them. */
  readonly sentence: string
  /** What would put it right. */
  readonly mend?: string
  /** The rules of AWS that it rests on, in the numbering of the rule book. */
  readonly rules: readonly string[]
}

interface Told {
  readonly ids: readonly string[]
  readonly sentence: string
  readonly about?: FindingSubject
  readonly mend?: string
  /** Where this case rests on other rules than its kind. */
  readonly rules?: readonly string[]
  readonly severity?: Severity
}

export function finding(kind: FindingKind, told: Told): Finding {
  const { severity, rules } = FINDING_MEANINGS[kind]
  return {
    kind,
    severity: told.severity ?? severity,
    ids: told.ids,
    ...(told.about && { about: told.about }),
    sentence: told.sentence,
    ...(told.mend !== undefined && { mend: told.mend }),
    rules: told.rules ?? rules,
  }
}
