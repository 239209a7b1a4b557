import type { PortSet } from '@/model/ports'
import { ok, type Result } from '@/model/result'
import type { CompiledNetwork } from './compile/network'
import { describeBlocker, describeTrace, isNoCommonPorts, openChoice } from './explain'
import { formatBecause, describeTurnedDown } from './explain/rules'
import { lawOf } from './explain/law'
import type { Packet, PortField } from './packet'
import type { Answer, BlockerJson, HopJson, PacketJson, Probe } from './probeTypes'
import type { ConnectionState } from './state'
import type { Because, Blocker, ConnectionTrace, Step } from './trace'
import { traceProbe } from './traceProbe'

/** Answers a probe as the command line prints it. The error is one sentence about the probe. */
export function answerProbe(
  network: CompiledNetwork,
  probe: Probe,
  state?: ConnectionState,
): Result<Answer> {
  const trace = traceProbe(network, probe, state)
  return trace.ok ? ok(answerOf(network, probe.id, trace.value)) : trace
}

/** A trace in the words of the contract: blame, blockers, hops. */
export function answerOf(network: CompiledNetwork, id: string, trace: ConnectionTrace): Answer {
  const { topology } = network
  const blockers = trace.blockers.map((blocker) => blockerJson(network, blocker))
  const [blame] = blockers
  const working = openChoice(trace)?.working
  return {
    id,
    verdict: trace.verdict,
    requestDelivered: trace.requestDelivered,
    ...(blame ? blameOf(blame) : {}),
    ...(isNoCommonPorts(trace) ? { code: 'NO_COMMON_PORTS' as const } : {}),
    sentence: describeTrace(topology, trace),
    ...(trace.verdict === 'intermittent' && working ? { workingPorts: pairsOf(working) } : {}),
    ...(trace.targets.length > 0 ? { targets: trace.targets } : {}),
    certain: trace.certain,
    blockers,
    hops: trace.steps.map((step) => hopOf(network, step)),
  }
}

function blameOf({ sentence: _sentence, ports: _ports, ...blame }: BlockerJson) {
  return blame
}

function blockerJson({ topology }: CompiledNetwork, blocker: Blocker): BlockerJson {
  const { step, leg, ports, components, side } = blocker
  const rule = ruleName(decisiveBecause(step))
  const law = lawOf(topology, step)
  return {
    deniedBy: blocker.deniedBy,
    component: blocker.component,
    ...(components ? { components } : {}),
    direction: leg,
    ...(side ? { side } : {}),
    code: blocker.code,
    ...(rule === undefined ? {} : { rule }),
    ...(law === undefined ? {} : { law }),
    sentence: describeBlocker(topology, blocker),
    ...(ports ? { ports: pairsOf(ports) } : {}),
  }
}

function decisiveBecause({ parts, because }: Step): Because {
  return parts.find(({ decision }) => decision === 'deny')?.because ?? because
}

/** How a rule is called in its own table: a number, `*`, a destination, a rule's id. */
function ruleName(because: Because): string | undefined {
  switch (because.kind) {
    case 'entry':
      return String(because.entry.ruleNumber)
    case 'lastEntry':
      return '*'
    case 'rule':
      return because.rule.id
    case 'statelessRule':
      return String(because.rule.priority)
    case 'statefulRule':
      return because.rule.sid
    case 'firewallDefault':
      return 'default'
    case 'route':
    case 'localRoute':
      return because.cidr
    default:
      return undefined
  }
}

function hopOf({ topology }: CompiledNetwork, step: Step): HopJson {
  const { at, checkpoint, component, leg, side, packet, after, code, tracking, ghost } = step
  const law = lawOf(topology, step)
  return {
    at,
    kind: HOP_KINDS[checkpoint],
    component,
    direction: leg,
    ...(side ? { side } : {}),
    saw: packetJson(packet),
    decision: step.decision !== 'deny' && step.refusedPorts.length > 0 ? 'partial' : step.decision,
    because: step.parts.map(({ because }) => formatBecause(topology, because)).join('; '),
    ...(code === undefined ? {} : { code }),
    ...(law === undefined ? {} : { law }),
    turnedDown: step.turnedDown().map((turnedDown) => ({
      ...describeTurnedDown(topology, turnedDown),
      field: turnedDown.field,
    })),
    ...(after ? { after: packetJson(after) } : {}),
    ...(tracking ? { tracking: tracking.kind } : {}),
    ghost,
  }
}

const HOP_KINDS = {
  networkInterface: 'network-interface',
  securityGroup: 'security-group',
  networkAcl: 'network-acl',
  routeTable: 'route-table',
  subnet: 'subnet',
  internetGateway: 'internet-gateway',
  egressOnlyInternetGateway: 'egress-only-internet-gateway',
  natGateway: 'nat-gateway',
  peeringConnection: 'peering',
  gatewayEndpoint: 'vpc-endpoint',
  transitGateway: 'transit-gateway',
  virtualPrivateGateway: 'virtual-private-gateway',
  vpnConnection: 'vpn-connection',
  directConnectGateway: 'direct-connect-gateway',
  onPremisesNetwork: 'on-premises-network',
  interfaceEndpoint: 'vpc-endpoint',
  gatewayLoadBalancerEndpoint: 'vpc-endpoint',
  networkFirewall: 'network-firewall',
  loadBalancer: 'load-balancer',
  instance: 'instance',
  internetHost: 'internet-host',
  unmodelled: 'unmodelled',
} as const satisfies Record<Step['checkpoint'], string>

function packetJson({ src, dst, protocol, srcPort, dstPort, icmp }: Packet): PacketJson {
  return {
    src,
    dst,
    protocol,
    ...(srcPort ? { srcPort: portJson(srcPort) } : {}),
    ...(dstPort ? { dstPort: portJson(dstPort) } : {}),
    ...(icmp ? { icmpType: icmp.type, icmpCode: icmp.code } : {}),
  }
}

function portJson({ ports }: PortField): NonNullable<PacketJson['srcPort']> {
  const [only] = ports
  return only && ports.length === 1 && only.from === only.to ? only.from : pairsOf(ports)
}

function pairsOf(ports: PortSet): readonly (readonly [number, number])[] {
  return ports.map(({ from, to }) => [from, to] as const)
}
