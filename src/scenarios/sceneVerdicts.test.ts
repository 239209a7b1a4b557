import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import type { End, Probe } from '@/engine/probeTypes'
import { expectOk } from '@/model/result'
import { allResources, resourcesOf, type Topology } from '@/model/topology'
import { removeAclEntry, updateAclEntry } from '@/model/edits/networkAcl'
import { dualStack } from './dualStack'
import { EXAMPLE_FORM, exampleDiagram } from './exampleNetwork'
import { natSubnet } from './natSubnet'
import { peeredVpcs } from './peeredVpcs'
import type { SceneDiagram } from './sketch'

interface Case {
  readonly from: string
  readonly to: string
  readonly port: number
  /** The checkpoint that refuses first, and which way it was going; nothing when it works. */
  readonly blame?: string
  readonly family?: 4 | 6
}

const CASES: readonly (readonly [SceneDiagram, readonly Case[]])[] = [
  [
    exampleDiagram(),
    [
      { from: 'Home', to: 'web-a', port: 443 },
      { from: 'Home', to: 'web-b', port: 80 },
      { from: 'Scanner', to: 'web-a', port: 22, blame: 'acl-public request' },
      { from: 'Office', to: 'bastion', port: 22 },
      { from: 'Home', to: 'bastion', port: 22, blame: 'acl-public request' },
      { from: 'bastion', to: 'web-a', port: 22 },
      { from: 'bastion', to: 'app-b1', port: 22 },
      { from: 'web-a', to: 'app-a1', port: 8080 },
      { from: 'web-a', to: 'app-b1', port: 8080 },
      { from: 'web-b', to: 'updates', port: 443 },
      { from: 'app-a1', to: 'updates', port: 443 },
      { from: 'app-b1', to: 'updates', port: 443 },
      { from: 'app-a1', to: 'app-a2', port: 8080, blame: 'app-sg request' },
      { from: 'app-a1', to: 'orders-db', port: 5432, blame: 'acl-db response' },
      { from: 'app-b1', to: 'orders-standby', port: 5432, blame: 'acl-db response' },
      { from: 'web-a', to: 'orders-db', port: 5432, blame: 'web-sg request' },
      { from: 'orders-db', to: 'updates', port: 443, blame: 'db-sg request' },
    ],
  ],
  [
    natSubnet(),
    [
      { from: 'batch', to: 'updates', port: 443 },
      { from: 'Home', to: 'batch', port: 22, blame: 'batch request' },
    ],
  ],
  [
    dualStack(),
    [
      { from: 'Home', to: 'web', port: 443, family: 4 },
      { from: 'Home IPv6', to: 'web', port: 443, family: 6 },
      { from: 'web', to: 'app', port: 8080, family: 4 },
      { from: 'web', to: 'app', port: 8080, family: 6 },
      { from: 'app', to: 'updates', port: 443, family: 4 },
      { from: 'app', to: 'updates IPv6', port: 443, family: 6 },
      { from: 'Home IPv6', to: 'app', port: 8080, blame: 'eigw request', family: 6 },
    ],
  ],
  [
    peeredVpcs(),
    [
      { from: 'Home', to: 'web', port: 443 },
      { from: 'web', to: 'worker', port: 8080 },
      { from: 'worker', to: 'db', port: 5432 },
      { from: 'web', to: 'db', port: 5432, blame: 'web-sg request' },
      { from: 'db', to: 'worker', port: 8080, blame: 'db-sg request' },
    ],
  ],
]

describe.each(CASES.map(([diagram, cases]) => ({ name: diagram.name, diagram, cases })))(
  '$name',
  ({ diagram: { topology }, cases }) => {
    it.each(cases)('$from to $to on TCP $port: $blame', ({ from, to, port, blame, family }) => {
      const answer = ask(topology, probeOf(topology, from, to, port, family))
      const [first] = answer.blockers
      expect(answer.verdict).toBe(blame === undefined ? 'allow' : 'deny')
      expect(first && `${nameOf(topology, first.component)} ${first.direction}`).toBe(blame)
    })
  },
)

describe('the first press', () => {
  const { topology } = exampleDiagram()
  const probe = { ...probeOf(topology, 'app-a1', 'orders-db', EXAMPLE_FORM.port), srcPort: 41822 }

  it('shows two blockers, both on the reply', () => {
    const { requestDelivered, blockers } = ask(topology, probe)
    expect(requestDelivered).toBe(true)
    expect(
      blockers.map(({ component, direction, side, rule }) => [
        nameOf(topology, component),
        direction,
        side,
        rule,
      ]),
    ).toEqual([
      ['acl-db', 'response', 'egress', '90'],
      ['acl-app', 'response', 'ingress', '*'],
    ])
  })

  it('works for some ports once the deny is gone, and for all once acl-app is wider', () => {
    const { srcPort: _, ...anyPort } = probe
    const without = removeAclEntry(topology, aclId('acl-db'), 'egress', 90)
    expect(ask(without, anyPort)).toMatchObject({
      verdict: 'intermittent',
      workingPorts: [[49152, 60999]],
    })
    const wider = expectOk(
      updateAclEntry(without, aclId('acl-app'), 'ingress', 130, {
        traffic: { protocol: 'tcp', ports: { from: 1024, to: 65535 } },
      }),
    )
    expect(ask(wider, anyPort).verdict).toBe('allow')
  })

  function aclId(name: string) {
    return resourcesOf(topology, 'networkAcl').find((acl) => acl.name === name)!.id
  }
})

function ask(topology: Topology, probe: Probe) {
  return expectOk(answerProbe(compile(topology), probe))
}

function probeOf(
  topology: Topology,
  from: string,
  to: string,
  port: number,
  family?: 4 | 6,
): Probe {
  const ends = { from: endOf(topology, from, family), to: endOf(topology, to, family) }
  return { id: 'asked', ...ends, protocol: 'tcp', port, ...(family ? { family } : {}) }
}

function endOf(topology: Topology, name: string, family: 4 | 6 = 4): End {
  const resource = allResources(topology).find((candidate) => candidate.name === name)
  if (resource?.kind === 'instance') return { instance: resource.id }
  const address = resource?.kind === 'internetHost' && addressOf(resource, family)
  if (!address) throw new Error(`The scene has no end called ${name}`)
  return { ip: address }
}

function addressOf(host: Topology['internetHost'][string], family: 4 | 6) {
  return family === 4 ? host.address : host.ipv6Address
}

function nameOf(topology: Topology, id: string): string {
  const resource = allResources(topology).find((candidate) => candidate.id === id)
  if (resource?.kind === 'networkInterface') {
    return topology.instance[resource.attachment?.instanceId ?? '']?.name ?? id
  }
  return resource?.name ?? id
}
