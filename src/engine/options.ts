/**
 * What AWS's documentation leaves open, one switch for each point, with the answer that we take until
 * somebody proves another (aws-semantics section 28). A correction is one line here.
 */
export interface EngineOptions {
  /** SG-36: a reference to a group matches IPv6 addresses of its members. */
  readonly referencesMatchIpv6: boolean
  /** SG-37: it matches addresses inside their delegated prefixes. */
  readonly referencesMatchPrefixes: boolean
  /** CT-20: a TCP segment in the middle of a tracked connection without an entry is dropped. */
  readonly dropsSegmentsWithoutEntry: boolean
  /** CT-21: a tracked flow survives when the groups of its interface are replaced. */
  readonly trackedSurvivesGroupChange: boolean
  /** CT-22: a wide and a narrow rule that both admit leave a flow untracked. */
  readonly wideRuleUntracks: boolean
  /** NACL-30: a load balancer and its target in one subnet meet the ACL. */
  readonly aclBetweenBalancerAndNeighbour: boolean
  /** NACL-31: a NAT gateway or interface endpoint and a client in one subnet meet the ACL. */
  readonly aclBetweenGatewayAndNeighbour: boolean
  /** RT-27: past a blackhole the next shorter prefix is tried. */
  readonly blackholeFallsBack: boolean
  /** RT-28: a route to a stopped appliance drops; else the next shorter prefix is tried. */
  readonly stoppedApplianceDrops: boolean
  /** NLB-14: with client address preservation replies go back through the load balancer. */
  readonly preservedRepliesReturnToBalancer: boolean
  /** MNG-03: nothing can connect to a function through its interface. */
  readonly functionsRefuse: boolean
  /** FL-19: a drop by a route or the source/destination check writes a flow-log record. */
  readonly logsRoutingDrops: boolean
  /** PATH-H: the NAT subnet's ACL judges the IPv6 leg of NAT64 by its IPv6 entries. */
  readonly aclJudgesNat64: boolean
}

export const DEFAULT_OPTIONS: EngineOptions = {
  referencesMatchIpv6: true,
  referencesMatchPrefixes: true,
  dropsSegmentsWithoutEntry: true,
  trackedSurvivesGroupChange: true,
  wideRuleUntracks: true,
  aclBetweenBalancerAndNeighbour: false,
  aclBetweenGatewayAndNeighbour: false,
  blackholeFallsBack: false,
  stoppedApplianceDrops: true,
  preservedRepliesReturnToBalancer: true,
  functionsRefuse: true,
  logsRoutingDrops: false,
  aclJudgesNat64: true,
}
