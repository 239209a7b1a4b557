import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import type { Answer, End, Probe } from '@/engine/probeTypes'
import { expectOk } from '@/model/result'
import { allResources, labelOfId, type Resource, type Topology } from '@/model/topology'
import { validate } from '@/model/validation'
import type { Check } from './template'
import { templates } from './templates'

function endNamed(topology: Topology, name: string): End {
  const named = allResources(topology).filter((resource) => resource.name === name)
  const end = named.flatMap((resource) => endOf(resource) ?? [])[0]
  if (!end) throw new Error(`nothing that sends or takes is called ${name}`)
  return end
}

function endOf(resource: Resource): End | undefined {
  switch (resource.kind) {
    case 'instance':
      return { instance: resource.id }
    case 'networkInterface':
      return { eni: resource.id }
    case 'loadBalancer':
      return { loadBalancer: resource.id }
    case 'interfaceEndpoint':
      return { endpoint: resource.id }
    case 'managedService': {
      const [eni] = resource.networkInterfaceIds
      return eni && { eni }
    }
    case 'internetHost': {
      const address = resource.address ?? resource.ipv6Address
      return address && { ip: address }
    }
    case 'onPremisesHost':
      return { ip: resource.address }
    default:
      return undefined
  }
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
      expect(answer.certain, answer.sentence).toBe(true)
      expect(answer.verdict, answer.sentence).toBe(check.expect)
      if (check.via !== undefined) {
        const met = answer.hops.flatMap(({ at, component }) => [at, component])
        expect(met.map((id) => labelOfId(topology, id))).toContain(check.via)
      }
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
