import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile, type CompiledNetwork } from '@/engine/compile/network'
import type { End, Probe } from '@/engine/probeTypes'
import type { ConnectionTrace, Verdict } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { asId } from '@/model/ids'
import { ip } from '@/model/ip'
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

type Kind = 'application' | 'network' | 'endpoint'

/** Where a proxy takes connections and where it carries them on: an endpoint does so elsewhere. */
interface Stand {
  readonly entry: NetworkInterface
  readonly exit: NetworkInterface
  /** Before this address. */
  readonly address: string
}

/** The network with a proxy of this kind; it answers by itself, or carries on to the address. */
function proxied(
  topology: Topology,
  { entry, exit, address }: Stand,
  kind: Kind,
  answers: boolean,
): Topology {
  const vpcId = vpcOfInterface(topology, exit)
  const protocol = kind === 'application' ? 'HTTP' : 'TCP'
  const endpoint = [
    aResource('interfaceEndpoint', {
      networkInterfaceIds: [entry.id],
      ...(answers ? {} : { endpointServiceId: asId('vpce-svc-1') }),
    }),
    aResource('endpointService', { loadBalancerIds: [asId('lb')] }),
  ]
  return withResources(
    topology,
    alone(entry),
    alone(exit),
    aResource('loadBalancer', {
      id: 'lb',
      type: kind === 'endpoint' ? 'network' : kind,
      crossZone: true,
      enforcesGroupsOnPrivateLink: false,
      ...(vpcId ? { vpcId } : {}),
      nodes: [{ subnetId: exit.subnetId, networkInterfaceId: exit.id }],
      securityGroupIds: exit.securityGroupIds,
    }),
    aListener(
      'lb',
      `${protocol} ${String(PORT)}`,
      ['tg'],
      answers && kind !== 'endpoint' ? { defaultAction: ANSWER } : {},
    ),
    aTargetGroup(
      'tg',
      `${protocol} ${String(PORT)}`,
      [{ id: address, availabilityZone: 'all', health: 'healthy' }],
      { targetType: 'ip', ...(vpcId ? { vpcId } : {}), preserveClientIp: false },
    ),
    ...(kind === 'endpoint' ? endpoint : []),
  )
}

/** The interface without its guest. */
function alone({ attachment: _guest, ...eni }: NetworkInterface): NetworkInterface {
  return eni
}

function both(front: Verdict, behind: Verdict): Verdict {
  if (front === 'deny' || behind === 'deny') return 'deny'
  return front === 'allow' && behind === 'allow' ? 'allow' : 'intermittent'
}

/** Interfaces for a proxy and its target, the target in the VPC that the proxy sends from. */
function standOf(topology: Topology, kind: Kind, a: number, b: number): Stand | undefined {
  const all = candidates(topology)
  const entry = pick(all, a)
  const others = all.filter((other) => guestOf(other) !== guestOf(entry))
  const exit = kind === 'endpoint' ? pick(others, a + b) : entry
  const near = others.filter(
    (other) =>
      guestOf(other) !== guestOf(exit) &&
      exit !== undefined &&
      vpcOfInterface(topology, other) === vpcOfInterface(topology, exit),
  )
  const address = pick(near, b)?.privateAddresses[0]?.address
  return entry && exit && address !== undefined ? { entry, exit, address } : undefined
}

function pick<T>(all: readonly T[], number: number): T | undefined {
  return all[number % Math.max(1, all.length)]
}

function guestOf(eni: NetworkInterface | undefined): string | undefined {
  return eni?.attachment?.instanceId
}

/** Whether an end is one of the interfaces that the proxy has taken, or no IPv4 client. */
function isTaken(end: End, { entry, exit }: Stand): boolean {
  if ('instance' in end) return [guestOf(entry), guestOf(exit)].includes(end.instance)
  if ('eni' in end) return [entry.id, exit.id].some((id) => id === end.eni)
  return 'ip' in end && end.ip.includes(':')
}

it.each(['application', 'network', 'endpoint'] as const)(
  'a proxy of the kind %s works when both its sides do',
  { timeout: 300_000 },
  (kind) => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(arbitraryCase, fc.nat(), fc.nat(), ({ topology, clients }, a, b) => {
        const stand = standOf(topology, kind, a, b)
        if (!stand) return
        const { entry, exit, address } = stand
        const answering = compile(proxied(topology, stand, kind, true))
        const carrying = compile(proxied(topology, stand, kind, false))
        const ask = (network: CompiledNetwork, from: End, to: End): ConnectionTrace | undefined => {
          const probe: Probe = { id: 'p', from, to, protocol: 'tcp', port: PORT, family: 4 }
          const trace = traceProbe(network, probe)
          return trace.ok && trace.value.certain ? trace.value : undefined
        }
        const behind = ask(answering, { eni: exit.id }, { ip: ip(address) })
        for (const from of clients.filter((client) => !isTaken(client, stand))) {
          const front = ask(answering, from, { eni: entry.id })
          const through = ask(carrying, from, { eni: entry.id })
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
