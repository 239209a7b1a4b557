import { describe, expect, it } from 'vitest'
import { RESOURCE_KINDS, resourcesOf, type Topology } from '@/model/topology'
import { validate } from '@/model/validation'
import { everyService } from '@/testing/awsServices'
import type { Json } from '@/testing/awsSnapshots'
import { expectReadOrRefused } from '@/testing/readOrRefused'
import { readDiagram } from './diagramFile'
import { writeDiagram } from './writeDiagram'
import { readNetwork, type NetworkFile } from './readNetwork'

function read(files: readonly NetworkFile[]) {
  const result = readNetwork(files)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

function file(name: string, value: unknown): NetworkFile {
  return { name, text: JSON.stringify(value) }
}

const whole = [file('snapshot.json', everyService)]

/** One file a command, and for Network Firewall one a thing. */
function folder(): readonly NetworkFile[] {
  return Object.entries(everyService).flatMap(([key, content]) => {
    const rows = content as readonly Json[]
    if (!['Firewalls', 'FirewallPolicies', 'RuleGroups'].includes(key)) {
      return [file(`${key}.json`, { [key]: content })]
    }
    return rows.map((row, index) =>
      file(`${key}-${String(index)}.json`, { UpdateToken: '1a2b', ...row }),
    )
  })
}

function countsOf(topology: Topology): Readonly<Record<string, number>> {
  const counts = RESOURCE_KINDS.map((kind) => [kind, resourcesOf(topology, kind).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

describe('a snapshot of every service', () => {
  const { diagram, report } = read(whole)

  it('is read whole, each thing as what it is', () => {
    expect(countsOf(diagram.topology)).toEqual({
      vpc: 1,
      subnet: 2,
      networkInterface: 11,
      instance: 1,
      securityGroup: 1,
      networkAcl: 1,
      routeTable: 1,
      interfaceEndpoint: 1,
      endpointService: 1,
      gatewayLoadBalancerEndpoint: 1,
      networkFirewall: 1,
      firewallPolicy: 1,
      loadBalancer: 3,
      listener: 2,
      targetGroup: 2,
      autoScalingGroup: 1,
      managedService: 4,
    })
  })

  it('leaves nothing out, unknown or unsaid', () => {
    const kinds = new Set(report.notes.map(({ kind }) => kind))
    // The Network Load Balancer's interface is made of its address, and its listeners were not asked for.
    expect([...kinds]).toEqual(['incomplete', 'assumed'])
    const incomplete = report.notes.filter(({ kind }) => kind === 'incomplete')
    expect(incomplete.map(({ message }) => message)).toEqual([
      'Load balancers whose listeners are not given',
    ])
    expect(validate(diagram.topology).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('is the same from a folder with one file for each command', () => {
    expect(read(folder()).diagram.topology).toEqual(diagram.topology)
  })

  it('is the same when it is given twice', () => {
    expect(read([...whole, ...folder()]).diagram.topology).toEqual(diagram.topology)
  })

  it('reads back the same from a diagram file', () => {
    expect(readDiagram(writeDiagram(diagram))).toEqual({ ok: true, value: diagram })
  })
})

describe('a damaged snapshot of services', () => {
  it('is read or refused with a place, never a crash', { timeout: 60_000 }, () => {
    expectReadOrRefused(everyService, [
      70000,
      '443',
      '10.0.1.20',
      'eni-alb',
      'vpce-fw',
      'subnet-x',
      'any',
      '!any',
      '[$HOME_NET',
    ])
  })
})
