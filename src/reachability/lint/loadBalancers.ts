import type { CompiledInterface } from '@/engine/compile/network'
import { hostCidr, type Cidr } from '@/model/ip'
import type { Listener } from '@/model/resources/listener'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { isUnfiltered } from '@/model/resources/networkInterface'
import type { Target, TargetGroup } from '@/model/resources/targetGroup'
import { addressesOf, findOf, labelOf, resourcesOf, subnetBlocks } from '@/model/topology'
import { preservesClientIp } from '@/model/validation/targets'
import { groupsAdmit, type Peer } from './admits'
import { someNames, type LintContext } from './context'
import { blockingAcls } from './balancerAcls'
import { finding, type Finding, type FindingKind } from './finding'

/** Load balancers whose clients, targets or health checks some group refuses, or that have no targets. */
export function loadBalancerFindings(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'loadBalancer').flatMap((balancer) => {
    if (balancer.stub || balancer.type === 'gateway') return []
    const listeners = context.targets.listenersOf(balancer.id)
    return [
      ...alone(balancer, listeners),
      ...listeners.flatMap((listener) => clients(balancer, listener, context)),
      ...context.targets
        .groupsOf(balancer.id)
        .flatMap((group) => (group.stub ? [] : targets(balancer, group, context))),
    ]
  })
}

function alone(balancer: LoadBalancer, listeners: readonly Listener[]): readonly Finding[] {
  const name = labelOf(balancer)
  const found: Finding[] = []
  if (listeners.length === 0) {
    const sentence = `${name} has no listener, so it takes nothing`
    found.push(finding('balancerWithoutListener', { ids: [balancer.id], sentence }))
  }
  if (balancer.type === 'network' && balancer.securityGroupIds.length === 0) {
    const sentence = `${name} was made without a security group: it admits everybody, and can never get one`
    found.push(finding('balancerTakesNoGroups', { ids: [balancer.id], sentence }))
  }
  return found
}

function transportOf(protocol: string): 'tcp' | 'udp' {
  return ['UDP', 'QUIC'].includes(protocol.toUpperCase()) ? 'udp' : 'tcp'
}

/** The load balancer's own groups admit clients on the listener's port (ALB-02). */
function clients(
  balancer: LoadBalancer,
  listener: Listener,
  { topology }: LintContext,
): readonly Finding[] {
  const { port, protocol } = listener
  if (port === undefined || balancer.securityGroupIds.length === 0) return []
  const anybody: Peer = { blocks: [], groupIds: everyGroup(topology) }
  const asked = { protocol: transportOf(protocol), port }
  if (groupsAdmit(topology, balancer.securityGroupIds, 'ingress', asked, anybody)) return []
  return [
    finding('listenerNotAdmitted', {
      ids: [balancer.id, listener.id, ...balancer.securityGroupIds],
      sentence: `${labelOf(balancer)} listens on port ${String(port)}, but ${someNames(topology, balancer.securityGroupIds)} ${balancer.securityGroupIds.length === 1 ? 'admits' : 'admit'} nobody there`,
      mend: `Allow inbound port ${String(port)} from the clients`,
    }),
  ]
}

function everyGroup(topology: LintContext['topology']): readonly string[] {
  return resourcesOf(topology, 'securityGroup').map(({ id }) => id)
}

/** A target with the interface and the ports that it is reached at. */
export interface Member {
  readonly target: Target
  readonly own: CompiledInterface
  readonly port: number | undefined
  readonly healthPort: number | undefined
}

function targets(
  balancer: LoadBalancer,
  group: TargetGroup,
  context: LintContext,
): readonly Finding[] {
  if (!group.targetsKnown || group.targetType === 'lambda') return []
  const name = labelOf(balancer)
  if (group.targets.length === 0) {
    const sentence = `${name} sends to ${labelOf(group)}, which has no targets`
    const ids = [group.id, balancer.id]
    return [finding('listenerWithoutTargets', { ids, sentence, mend: 'Register targets' })]
  }
  const members = group.targets.flatMap((target): readonly Member[] => {
    const eni = context.targets.interfaceOf(group, target)
    const own = eni && context.network.interfaces.get(eni.id)
    if (!own) return []
    const port = target.port ?? group.port
    return [{ target, own, port, healthPort: group.healthCheck.port ?? port }]
  })
  return [
    ...zones(balancer, group, members, context),
    ...admission(balancer, group, members, context),
    ...blockingAcls(balancer, group, members, context),
  ]
}

/** Without cross-zone balancing a node without targets in its zone has nowhere to send (ELB-07). */
function zones(
  balancer: LoadBalancer,
  group: TargetGroup,
  members: readonly Member[],
  { topology }: LintContext,
): readonly Finding[] {
  if (group.crossZone ?? balancer.crossZone) return []
  if (members.length < group.targets.length) return []
  const served = new Set(members.map(({ own }) => own.subnet.subnet.availabilityZone))
  const empty = balancer.nodes.flatMap(({ subnetId }) => {
    const zone = findOf(topology, 'subnet', subnetId)?.availabilityZone
    return zone === undefined || zone === '' || served.has(zone) ? [] : [zone]
  })
  if (empty.length === 0) return []
  return [
    finding('zoneWithoutTargets', {
      ids: [group.id, balancer.id],
      sentence: `${labelOf(balancer)} has a node in ${empty.join(', ')}, but ${labelOf(group)} has no target there and cross-zone balancing is off: what that node takes goes nowhere`,
      mend: 'Turn cross-zone balancing on, or register targets there',
    }),
  ]
}

/** What refuses between the nodes and the targets: the targets' groups, and the load balancer's own. */
function admission(
  balancer: LoadBalancer,
  group: TargetGroup,
  members: readonly Member[],
  context: LintContext,
): readonly Finding[] {
  const { topology } = context
  const node: Peer = { blocks: nodeBlocks(balancer, context), groupIds: balancer.securityGroupIds }
  // Targets that see the client are admitted by its address, or by the load balancer's group (NLB-08, NLB-09).
  const isPreserved = balancer.type === 'network' && preservesClientIp(group)
  const sender: Peer = isPreserved ? { ...node, blocks: [] } : node
  const protocol = transportOf(group.protocol)
  const { enabled } = group.healthCheck
  const refused = (select: (member: Member) => boolean) => members.filter(select)
  const notAdmitted = refused(({ own, port }) => !admits(own, { protocol, port }, sender, topology))
  const unchecked = enabled
    ? refused(
        (member) =>
          !notAdmitted.includes(member) &&
          !admits(member.own, { protocol: 'tcp', port: member.healthPort }, node, topology),
      )
    : []
  const notSent =
    balancer.securityGroupIds.length === 0
      ? []
      : refused(({ own, port, healthPort }) => {
          const peer: Peer = { blocks: blocksOf(own), groupIds: own.eni.securityGroupIds }
          const sends = (to: number | undefined, by: 'tcp' | 'udp') =>
            groupsAdmit(
              topology,
              balancer.securityGroupIds,
              'egress',
              { protocol: by, port: to },
              peer,
            )
          return !sends(port, protocol) || (enabled && !sends(healthPort, 'tcp'))
        })
  const tell = (kind: FindingKind, who: readonly Member[], words: string, mend: string) => {
    if (who.length === 0) return []
    const ids = who.map(({ target }) => target.id)
    const groups = who.flatMap(({ own }) => own.eni.securityGroupIds)
    const culprits = kind === 'balancerCannotSend' ? balancer.securityGroupIds : groups
    const sentence = words.replace('TARGETS', someNames(topology, ids))
    return [
      finding(kind, {
        ids: [...new Set<string>([group.id, balancer.id, ...culprits, ...ids])],
        sentence,
        mend,
        ...(kind === 'balancerNotAdmitted' && {
          rules: balancer.type === 'network' ? ['NLB-08', 'NLB-09'] : ['ALB-03'],
        }),
      }),
    ]
  }
  const name = labelOf(balancer)
  const where = `in ${labelOf(group)}`
  const port = portWords(members.map((member) => member.port))
  const checks = portWords(members.map((member) => member.healthPort))
  return [
    ...tell(
      'balancerNotAdmitted',
      notAdmitted,
      `The groups of TARGETS ${where} do not admit ${isPreserved ? `the clients of ${name}` : name} on ${port}`,
      `Allow inbound ${port} from ${senderWords(balancer, isPreserved, topology)}`,
    ),
    ...tell(
      'healthCheckNotAdmitted',
      unchecked,
      `The groups of TARGETS ${where} do not admit the health checks of ${name} on ${checks}, so they count as unhealthy`,
      `Allow inbound ${checks} from ${senderWords(balancer, false, topology)}`,
    ),
    ...tell(
      'balancerCannotSend',
      notSent,
      `The groups of ${name} do not let it send to TARGETS ${where} on ${port === checks || !enabled ? port : `${port} and ${checks}`}`,
      'Allow it outbound',
    ),
  ]
}

function admits(
  { eni, unfiltered }: CompiledInterface,
  asked: { readonly protocol: 'tcp' | 'udp'; readonly port: number | undefined },
  peer: Peer,
  topology: LintContext['topology'],
): boolean {
  if (unfiltered || isUnfiltered(eni)) return true
  return groupsAdmit(topology, eni.securityGroupIds, 'ingress', asked, peer)
}

function blocksOf({ eni }: CompiledInterface): readonly Cidr[] {
  return addressesOf(eni).map(hostCidr)
}

/** The nodes' addresses; the blocks of their subnets where their interfaces are not known. */
function nodeBlocks(balancer: LoadBalancer, { topology }: LintContext): readonly Cidr[] {
  return balancer.nodes.flatMap(({ subnetId, networkInterfaceId }) => {
    const eni = findOf(topology, 'networkInterface', networkInterfaceId)
    if (eni) return addressesOf(eni).map(hostCidr)
    const subnet = findOf(topology, 'subnet', subnetId)
    return subnet ? subnetBlocks(subnet) : []
  })
}

function portWords(ports: readonly (number | undefined)[]): string {
  const unique = [...new Set(ports.filter((port) => port !== undefined))]
  return unique.length === 0 ? 'its port' : `port ${unique.join(', ')}`
}

function senderWords(
  { securityGroupIds, name, id }: LoadBalancer,
  isPreserved: boolean,
  topology: LintContext['topology'],
): string {
  if (securityGroupIds.length > 0) return someNames(topology, securityGroupIds)
  return isPreserved ? 'the clients' : `the addresses of ${name || id}`
}
