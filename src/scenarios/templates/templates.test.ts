import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { endOfResource } from '@/engine/endOf'
import { answerProbe } from '@/engine/probe'
import type { Answer, End, Probe } from '@/engine/probeTypes'
import { expectOk } from '@/model/result'
import { formatDestination } from '@/model/resources/routeTable'
import { allResources, EMPTY_TOPOLOGY, labelOfId, type Topology } from '@/model/topology'
import { validate } from '@/model/validation'
import type { Check } from './template'
import { templates } from './templates'

function endNamed(topology: Topology, name: string): End {
  const named = allResources(topology).filter((resource) => resource.name === name)
  const end = named.flatMap((resource) => endOfResource(resource) ?? [])[0]
  if (!end) throw new Error(`nothing that sends or takes is called ${name}`)
  return end
}

function passes({ via }: Check, names: readonly string[]): boolean {
  return via === undefined || names.includes(via)
}

function answerTo(topology: Topology, check: Check): Answer {
  const probe: Probe = {
    id: 'check',
    from: endNamed(topology, check.from),
    to: endNamed(topology, check.to),
    protocol: check.protocol,
    port: check.port,
  }
  return expectOk(answerProbe(compile(topology), probe))
}

describe.each(templates.map((template) => ({ template, name: template.name })))(
  '$name',
  ({ template }) => {
    const { topology } = template.diagram()

    it('is a network that AWS would take', () => {
      const errors = validate(topology).filter(({ severity }) => severity === 'error')
      expect(errors.map(({ message }) => message)).toEqual([])
    })

    it.each(template.checks)('$expect $from to $to $protocol/$port', (check) => {
      const answer = answerTo(topology, check)
      const met = answer.hops.flatMap(({ at, component }) => [at, component])
      const names = met.map((id) => labelOfId(topology, id))
      const { certain, verdict, sentence } = answer
      expect({ certain, verdict, sentence, passes: passes(check, names) }).toMatchObject({
        certain: true,
        verdict: check.expect,
        passes: true,
      })
    })

    it('is explained by a rule of AWS at every checkpoint', () => {
      const hops = template.checks.flatMap((check) => answerTo(topology, check).hops)
      // Who sends, and who listens, no rule of AWS says.
      const ends = hops.filter(
        ({ decision, kind }) =>
          decision === 'send' || decision === 'deliver' || kind === 'instance',
      )
      const decided = hops.filter((hop) => !ends.includes(hop))
      const lawless = decided.filter(({ law }) => !/^[A-Z0-9]+-\d{2}$/.test(law ?? ''))
      expect(lawless.map(({ kind, decision, because }) => ({ kind, decision, because }))).toEqual(
        [],
      )
    })
  },
)

describe('the inspection VPC', () => {
  const { topology } = templates.find(({ id }) => id === 'inspection-vpc')?.diagram() ?? {
    topology: undefined,
  }

  it('brings request and reply of every allowed flow through one firewall endpoint (TGW-17)', () => {
    if (!topology) throw new Error('there is no inspection VPC')
    for (const [from, to] of [
      ['b1', 'g1'],
      ['g1', 'b1'],
    ] as const) {
      const answer = answerTo(topology, { expect: 'allow', from, to, protocol: 'tcp', port: 443 })
      const passed = answer.hops.flatMap(({ kind, component }) =>
        kind === 'vpc-endpoint' ? [component] : [],
      )
      expect(passed.length).toBeGreaterThan(1)
      expect(new Set(passed).size).toBe(1)
    }
  })
})

describe('the default VPC', () => {
  it('has public subnets by one main table, and neither IPv6 nor a route for it (VPC-18, VPC-19)', () => {
    const { topology } = templates.find(({ id }) => id === 'default-vpc')?.diagram() ?? {
      topology: EMPTY_TOPOLOGY,
    }
    const [vpc] = Object.values(topology.vpc)
    expect(vpc).toMatchObject({
      isDefault: true,
      cidrBlocks: ['172.31.0.0/16'],
      ipv6CidrBlocks: [],
    })
    const [table, ...others] = Object.values(topology.routeTable)
    expect(others).toEqual([])
    expect(table?.routes.map(({ destination }) => formatDestination(destination))).toEqual([
      '0.0.0.0/0',
    ])
    const subnets = Object.values(topology.subnet)
    expect(subnets.every(({ mapPublicIpOnLaunch }) => mapPublicIpOnLaunch)).toBe(true)
  })
})
