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
  peeredBlocksOverlap: { severity: 'error', rule: 'PCX-02' },
  peeringTwice: { severity: 'error', rule: 'PCX-01' },
  peeringWithItself: { severity: 'error', rule: 'PCX-01' },
  subnetWithoutBlock: { severity: 'error', rule: 'SUB-08' },
  subnetSize: { severity: 'error', rule: 'SUB-02, SUB-06' },
  subnetOutsideVpc: { severity: 'error', rule: 'SUB-02' },
  subnetsOverlap: { severity: 'error', rule: 'SUB-02' },
  addressOutsideSubnet: { severity: 'error', rule: 'ENI-01' },
  addressReserved: { severity: 'error', rule: 'SUB-03, SUB-07' },
  addressTwice: { severity: 'error', rule: 'ADDR-01, ADDR-07' },
  publicAddressTwice: { severity: 'error', rule: 'ADDR-05' },
  prefixSize: { severity: 'error', rule: 'ENI-08' },
  danglingReference: { severity: 'error', rule: '' },
  groupOfOtherVpc: { severity: 'error', rule: 'SG-44' },
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
  gatewayTwice: { severity: 'error', rule: 'IGW-01, EIGW-03' },
  edgeTable: { severity: 'error', rule: 'MB-02, MB-03' },
  ruleTwice: { severity: 'warning', rule: 'SG-12' },
  ruleNeverMatches: { severity: 'warning', rule: 'SG-09, NACL-07' },
  ruleNumberTwice: { severity: 'error', rule: 'NACL-02' },
  staleReference: { severity: 'warning', rule: 'SG-33' },
  groupOutOfReach: { severity: 'warning', rule: 'SG-25' },
  routeTwice: { severity: 'error', rule: 'RT-24' },
  routeInsideVpc: { severity: 'error', rule: 'RT-14' },
  replacedLocalRoute: { severity: 'error', rule: 'RT-15' },
  routeFamily: { severity: 'error', rule: 'RT-24' },
  routeLinkLocal: { severity: 'error', rule: 'RT-25' },
  routeToOtherVpc: { severity: 'error', rule: 'RT-24' },
  routeBlackhole: { severity: 'warning', rule: 'RT-26' },
  routeToCheckingInterface: { severity: 'warning', rule: 'ENI-07' },
  endpointDestination: { severity: 'error', rule: 'RT-24' },
  natWithoutPublicAddress: { severity: 'error', rule: 'NAT-02' },
  natInPrivateSubnet: { severity: 'note', rule: 'NAT-02' },
  natInOtherVpc: { severity: 'error', rule: 'NAT-02' },
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
}

export function issue(
  kind: IssueKind,
  ids: readonly string[],
  message: string,
  mend?: string,
): Issue {
  const { severity } = ISSUE_MEANINGS[kind]
  return { kind, severity, message, ids, ...(mend !== undefined && { mend }) }
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
