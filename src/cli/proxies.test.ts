import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile, type CompiledNetwork } from '@/engine/compile/network'
import type { End, Probe } from '@/engine/probeTypes'
import type { ConnectionTrace, Verdict } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { expectOk } from '@/model/result'
import { resourcesOf, vpcOfInterface, withResources, type Topology } from '@/model/topology'
import { aListener, aTargetGroup } from '@/testing/balanced'
import { aResource } from '@/testing/moreBuilders'
import { FAMILIES } from '@/testing/naive/random/randomNetworks'
import { blame } from '@/testing/traceOf'
import { parseProbes } from './probes'

/**
 * A proxy is two connections: what it carries works exactly when its client reaches it, and it reaches
 * its target (ALB-01, NLB-01). On random networks, with one of their interfaces turned into the proxy.
 */
const NETWORKS = Number(process.env['PROXY_NETWORKS'] ?? 60)
const PORT = 443
const ANSWER = { kind: 'answer', type: 'fixed-response' } as const

const arbitraryCase = FAMILIES.vpc.map(({ snapshot, probes }) => ({
  topology: expectOk(importAwsSnapshot([{ name: 'random', value: snapshot }])).topology,
  clients: expectOk(parseProbes(probes)).map(({ from }) => from),
}))

function candidates(topology: Topology): readonly NetworkInterface[] {
  return resourcesOf(topology, 'networkInterface').filter(
    ({ attachment, privateAddresses, securityGroupIds }) =>
      attachment !== undefined && privateAddresses.length > 0 && securityGroupIds.length > 0,
  )
}

/** The network with this interface as the only node of a load balancer before that address. */
function proxied(
  topology: Topology,
  node: NetworkInterface,
  address: string,
  type: LoadBalancer['type'],
  answers: boolean,
): Topology {
  const { attachment: _guest, ...alone } = node
  const vpcId = vpcOfInterface(topology, node)
  const isProxy = type === 'application'
  return withResources(
    topology,
    alone,
    aResource('loadBalancer', {
      id: 'lb',
      type,
      crossZone: true,
      ...(vpcId ? { vpcId } : {}),
      nodes: [{ subnetId: node.subnetId, networkInterfaceId: node.id }],
      securityGroupIds: node.securityGroupIds,
    }),
    aListener(
      'lb',
      `${isProxy ? 'HTTP' : 'TCP'} ${String(PORT)}`,
      ['tg'],
      answers ? { defaultAction: ANSWER } : {},
    ),
    aTargetGroup(
      'tg',
      `${isProxy ? 'HTTP' : 'TCP'} ${String(PORT)}`,
      [{ id: address, availabilityZone: 'all', health: 'healthy' }],
      { targetType: 'ip', ...(vpcId ? { vpcId } : {}), preserveClientIp: false },
    ),
  )
}

function both(front: Verdict, behind: Verdict): Verdict {
  if (front === 'deny' || behind === 'deny') return 'deny'
  return front === 'allow' && behind === 'allow' ? 'allow' : 'intermittent'
}

it.each(['application', 'network'] as const)(
  'a load balancer of type %s that shows its own address works when both its sides do',
  { timeout: 300_000 },
  (type) => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(arbitraryCase, fc.nat(), fc.nat(), ({ topology, clients }, a, b) => {
        const all = candidates(topology)
        const node = all[a % Math.max(1, all.length)]
        const near = all.filter(
          (other) =>
            other !== node &&
            node !== undefined &&
            vpcOfInterface(topology, other) === vpcOfInterface(topology, node) &&
            other.attachment?.instanceId !== node.attachment?.instanceId,
        )
        const target = near[b % Math.max(1, near.length)]
        const address = target?.privateAddresses[0]?.address
        if (!node || address === undefined) return
        const alone = compile(proxied(topology, node, address, type, true))
        const whole = compile(proxied(topology, node, address, type, false))
        const ask = (network: CompiledNetwork, from: End, to: End): ConnectionTrace | undefined => {
          const probe: Probe = { id: 'p', from, to, protocol: 'tcp', port: PORT }
          const trace = traceProbe(network, probe)
          return trace.ok && trace.value.certain ? trace.value : undefined
        }
        const behind = ask(alone, { eni: node.id }, { ip: address })
        for (const from of clients) {
          if ('instance' in from && from.instance === node.attachment?.instanceId) continue
          if ('eni' in from && from.eni === node.id) continue
          const front = ask(alone, from, { eni: node.id })
          const through = ask(whole, from, { eni: node.id })
          if (!behind || !front || !through) continue
          const expected = both(front.verdict, behind.verdict)
          seen.set(expected, (seen.get(expected) ?? 0) + 1)
          const blamed = [...blame(front), ...blame(behind)]
          expect([from, through.verdict, blamed]).toEqual([from, expected, blamed])
        }
      }),
      { numRuns: NETWORKS },
    )
    expect(seen.get('allow')).toBeGreaterThan(0)
    expect(seen.get('deny')).toBeGreaterThan(0)
  },
)
