import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type CompiledNetwork } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import type { Probe } from '@/engine/probeTypes'
import type { ConnectionTrace } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { removeResources } from '@/model/edits/remove'
import { ANY_IPV4, ANY_IPV6, familyOf } from '@/model/ip'
import type { NetworkAcl } from '@/model/resources/networkAcl'
import type { SecurityGroup } from '@/model/resources/securityGroup'
import { expectOk } from '@/model/result'
import { resourcesOf, withResources, type Topology } from '@/model/topology'
import { ALL_TRAFFIC } from '@/model/traffic'
import { FAMILIES } from '@/testing/naive/random/randomNetworks'
import { parseProbes } from './probes'

/** Networks tried for each property; `CONSERVATION_NETWORKS` asks for more. */
const NETWORKS = Number(process.env['CONSERVATION_NETWORKS'] ?? 150)
const TIMEOUT = { timeout: 300_000 }

interface Case {
  readonly topology: Topology
  readonly probes: readonly Probe[]
}

const arbitraryCase: fc.Arbitrary<Case> = FAMILIES.vpc.map(({ snapshot, probes }) => ({
  topology: expectOk(importAwsSnapshot([{ name: 'random', value: snapshot }])).topology,
  probes: expectOk(parseProbes(probes)),
}))

function traces({ topology, probes }: Case): readonly ConnectionTrace[] {
  const network = compile(topology)
  return probes.map((probe) => expectOk(traceProbe(network, probe)))
}

function hold(property: (about: Case, pick: number) => void): void {
  fc.assert(
    fc.property(arbitraryCase, fc.nat(), (about, pick) => {
      property(about, pick)
    }),
    { numRuns: NETWORKS },
  )
}

function answers(network: CompiledNetwork, probes: readonly Probe[]): string {
  return JSON.stringify(probes.map((probe) => expectOk(answerProbe(network, probe))))
}

/** One allow rule of a group made to admit everything from everywhere of its family. */
function widenedGroup(group: SecurityGroup, pick: number): SecurityGroup | undefined {
  const side = pick % 2 === 0 ? 'ingress' : 'egress'
  const rule = group[side][pick % Math.max(1, group[side].length)]
  if (!rule) return undefined
  const isIpv6 = rule.peer.kind === 'cidr' && familyOf(rule.peer.cidr) === 6
  const wide = {
    ...rule,
    traffic: ALL_TRAFFIC,
    peer: { kind: 'cidr', cidr: isIpv6 ? ANY_IPV6 : ANY_IPV4 },
  } as const
  return { ...group, [side]: [...group[side], { ...wide, id: `${rule.id}-wide` }] }
}

/** One allow entry of an ACL made to admit everything of its family. */
function widenedAcl(acl: NetworkAcl, pick: number): NetworkAcl | undefined {
  const allows = acl.entries.filter(({ action }) => action === 'allow')
  const entry = allows[pick % Math.max(1, allows.length)]
  if (!entry) return undefined
  const any = familyOf(entry.cidr) === 6 ? ANY_IPV6 : ANY_IPV4
  const wide = { ...entry, traffic: ALL_TRAFFIC, cidr: any }
  return { ...acl, entries: acl.entries.map((own) => (own === entry ? wide : own)) }
}

/** Instances that no trace meets, no rule's members include, no route leads to and no probe names. */
function untouched({ topology, probes }: Case, all: readonly ConnectionTrace[]): readonly string[] {
  const met = new Set(
    all.flatMap(({ steps }) => steps.flatMap(({ component, at }) => [component, at])),
  )
  const referred = new Set(
    resourcesOf(topology, 'securityGroup').flatMap(({ ingress, egress }) =>
      [...ingress, ...egress].flatMap(({ peer }) =>
        peer.kind === 'securityGroup' ? [peer.securityGroupId as string] : [],
      ),
    ),
  )
  const named = JSON.stringify([
    probes,
    resourcesOf(topology, 'routeTable'),
    resourcesOf(topology, 'targetGroup'),
  ])
  return resourcesOf(topology, 'instance').flatMap(({ id }) => {
    const own = resourcesOf(topology, 'networkInterface').filter(
      ({ attachment }) => attachment?.instanceId === id,
    )
    const words = own.flatMap((eni) => [
      eni.id,
      ...eni.privateAddresses.flatMap(({ address, publicIp }) => [address, publicIp ?? address]),
      ...eni.ipv6Addresses,
    ])
    const isFree =
      ![id, ...words].some((word) => met.has(word) || named.includes(`"${word}"`)) &&
      !own.some(({ securityGroupIds }) => securityGroupIds.some((group) => referred.has(group)))
    return isFree ? [id] : []
  })
}

describe('whatever the network', () => {
  it('the same question has the same answer', TIMEOUT, () => {
    hold(({ topology, probes }) => {
      expect(answers(compile(topology), probes)).toBe(answers(compile(topology), probes))
    })
  })

  it('widening what a group or an ACL allows never turns an allow into a deny', TIMEOUT, () => {
    let allowed = 0
    hold((about, pick) => {
      const groups = resourcesOf(about.topology, 'securityGroup')
      const acls = resourcesOf(about.topology, 'networkAcl')
      const group = groups[pick % Math.max(1, groups.length)]
      const acl = acls[pick % Math.max(1, acls.length)]
      const wider = [group && widenedGroup(group, pick), acl && widenedAcl(acl, pick)]
      const before = traces(about)
      for (const change of wider) {
        if (!change) continue
        const after = traces({ ...about, topology: withResources(about.topology, change) })
        for (const [index, { verdict }] of before.entries()) {
          if (verdict !== 'allow') continue
          allowed += 1
          expect({ probe: about.probes[index], verdict: after[index]?.verdict }).toMatchObject({
            verdict: 'allow',
          })
        }
      }
    })
    expect(allowed).toBeGreaterThan(NETWORKS / 4)
  })

  it('removing what no trace met and nothing refers to changes nothing', TIMEOUT, () => {
    let removed = 0
    hold((about, pick) => {
      const free = untouched(about, traces(about))
      const gone = free[pick % Math.max(1, free.length)]
      if (gone === undefined) return
      removed += 1
      const without = removeResources(about.topology, [gone])
      expect(answers(compile(without), about.probes)).toBe(
        answers(compile(about.topology), about.probes),
      )
    })
    expect(removed).toBeGreaterThan(NETWORKS / 30)
  })

  it('what an allowed request wrote at its ends is matched by the response', TIMEOUT, () => {
    let written = 0
    hold((about) => {
      for (const { verdict, steps } of traces(about)) {
        const replies = steps.filter(({ leg }) => leg === 'response')
        if (verdict !== 'allow' || replies.length === 0) continue
        const visited = new Set(replies.map(({ at }) => at))
        const entries = steps.flatMap(({ tracking, at }) =>
          tracking?.kind === 'written' ? [{ at, entry: tracking.entry }] : [],
        )
        // What is forwarded in between may come back another way; the ends' own entries may not.
        for (const { at, entry } of [entries.at(0), entries.at(-1)].flatMap((own) => own ?? [])) {
          if (!visited.has(at)) continue
          written += 1
          const matched = replies.some(
            ({ tracking }) => tracking?.kind === 'matches' && tracking.entry === entry,
          )
          expect({ at, matched }).toEqual({ at, matched: true })
        }
      }
    })
    expect(written).toBeGreaterThan(NETWORKS / 4)
  })

  it('every walk ends, and one that goes round says so', TIMEOUT, () => {
    hold((about) => {
      for (const { steps } of traces(about)) {
        for (const leg of ['request', 'response'] as const) {
          const own = steps.filter((step) => step.leg === leg)
          expect(own.length).toBeLessThan(120)
          const lookups = own.filter(
            ({ checkpoint, code }) => checkpoint === 'routeTable' && code !== 'ROUTING_LOOP',
          )
          const seen = lookups.map(
            ({ at, component, packet }) => `${at} ${component} ${packet.src} ${packet.dst}`,
          )
          expect(new Set(seen).size).toBe(seen.length)
        }
      }
    })
  })
})
