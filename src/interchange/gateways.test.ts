import { describe, expect, it } from 'vitest'
import { RESOURCE_KINDS, resourcesOf } from '@/model/topology'
import { validate } from '@/model/validation'
import { everyGateway } from '@/testing/awsGateways'
import { GATEWAY, TABLE } from '@/testing/awsTransit'
import { expectReadOrRefused } from '@/testing/readOrRefused'
import { readDiagram } from './diagramFile'
import { writeDiagram } from './writeDiagram'
import { readNetwork, type NetworkFile } from './readNetwork'

function file(name: string, value: unknown): NetworkFile {
  return { name, text: JSON.stringify(value) }
}

function read(files: readonly NetworkFile[]) {
  const result = readNetwork(files)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const whole = [file('snapshot.json', everyGateway)]
const folder = Object.entries(everyGateway).map(([key, list]) =>
  file(`${key}.json`, { [key]: list }),
)

describe('a snapshot of everything that joins networks', () => {
  const { diagram, report } = read(whole)

  it('is read whole, each thing as what it is', () => {
    const counts = RESOURCE_KINDS.map(
      (kind) => [kind, resourcesOf(diagram.topology, kind).length] as const,
    )
    expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual({
      vpc: 2,
      subnet: 2,
      securityGroup: 1,
      networkAcl: 2,
      routeTable: 3,
      natGateway: 1,
      prefixList: 1,
      // The far end of the peering is a stub.
      transitGateway: 2,
      transitGatewayAttachment: 6,
      transitGatewayRouteTable: 1,
      virtualPrivateGateway: 1,
      customerGateway: 1,
      vpnConnection: 1,
      directConnectGateway: 1,
      onPremisesNetwork: 3,
    })
  })

  it('leaves nothing out, unknown or unsaid', () => {
    const odd = report.notes.filter(({ kind }) => kind !== 'assumed')
    expect(odd.map(({ kind, ids }) => [kind, ...ids])).toEqual([['stub', 'tgw-0b2']])
    expect(validate(diagram.topology).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each<readonly [string, readonly NetworkFile[]]>([
    ['from a folder with one file for each command', folder],
    ['when it is given twice', [...whole, ...folder]],
  ])('is the same %s', (_, files) => {
    expect(read(files).diagram.topology).toEqual(diagram.topology)
  })

  it('is the same from answers that only their file names place', () => {
    const { TransitGatewayRouteTableAssociations: associations, ...rest } = everyGateway
    const rows = (associations as Readonly<Record<string, unknown>>)[TABLE]
    const answer = file(`associations-${TABLE}.json`, { Associations: rows })
    expect(read([file('rest.json', rest), answer]).diagram.topology).toEqual(diagram.topology)
  })

  it('reads back the same from a diagram file', () => {
    expect(readDiagram(writeDiagram(diagram))).toEqual({ ok: true, value: diagram })
  })
})

describe('a damaged snapshot of what joins networks', () => {
  it('is read or refused with a place, never a crash', { timeout: 60_000 }, () => {
    expectReadOrRefused(everyGateway, [
      '443',
      'true',
      GATEWAY,
      TABLE,
      'tgw-attach-1',
      'vpc-1',
      'vgw-1',
      '10.0.0.0/16',
      'peering',
    ])
  })
})
