import { describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM, type Diagram } from '@/layout/diagram'
import { asId } from '@/model/ids'
import { EMPTY_TOPOLOGY, withResources } from '@/model/topology'
import { icmpv6, tcp } from '@/model/traffic'
import {
  aGatewayEndpoint,
  anAclEntry,
  aNatGateway,
  anInternetGateway,
  anInternetHost,
  aNetworkAcl,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTable,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { readDiagram } from './diagramFile'
import { writeDiagram } from './writeDiagram'

const other = aVpc({ id: 'vpc-2', note: 'the other one' })

const everyKind: Diagram = {
  name: 'Every kind',
  topology: topologyOf(
    aSubnet(),
    other,
    aServer('web', '10.0.1.10', { publicIp: '198.51.100.9', ipv6: '2001:db8::5' }),
    aNatGateway('10.0.1.9', '203.0.113.9'),
    anInternetGateway(),
    { kind: 'egressOnlyInternetGateway', id: asId('eigw-1'), name: '', vpcId: asId('vpc-1') },
    { kind: 'other', id: asId('tgw-1'), name: 'hub', type: 'Transit gateway', stub: true },
    aGatewayEndpoint(),
    aPeering(aVpc(), other),
    aPrefixList('10.0.0.0/8'),
    anInternetHost(),
    aSecurityGroup({ ingress: [aRule(tcp(443), 'pl-1'), aRule(icmpv6(128), '::/0')] }),
    aNetworkAcl(anAclEntry()),
    aRouteTable(aRoute('pl-1', 'gatewayEndpoint', 'vpce-1', { blackhole: true })),
  ),
  layout: { 'vpc-1': { x: -10, y: 20.5, width: 800, height: 600 } },
}

/** The file of a diagram, with one value in it replaced. */
function damaged(path: readonly string[], value: unknown): unknown {
  const file = JSON.parse(writeDiagram(everyKind)) as Record<string, unknown>
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, file)
  parent[path.at(-1)!] = value
  return file
}

describe('a diagram file', () => {
  it('reads back the same, with a resource of every kind in it', () => {
    const text = writeDiagram(everyKind)
    expect(readDiagram(text)).toEqual({ ok: true, value: everyKind })
    expect(readDiagram(JSON.parse(text))).toEqual({ ok: true, value: everyKind })
    expect(readDiagram(writeDiagram(EMPTY_DIAGRAM))).toEqual({ ok: true, value: EMPTY_DIAGRAM })
  })

  it('keeps the order in which things were made, which their letters and hues follow', () => {
    const made = [aVpc({ id: 'vpc-2' }), aVpc({ id: 'vpc-1' })]
    const topology = withResources(EMPTY_TOPOLOGY, ...made)
    const read = readDiagram(writeDiagram({ ...EMPTY_DIAGRAM, topology }))
    expect(read.ok && Object.keys(read.value.topology.vpc)).toEqual(['vpc-2', 'vpc-1'])
  })

  it('can be read by people', () => {
    const text = writeDiagram({ ...EMPTY_DIAGRAM, topology: topologyOf(anInternetGateway()) })
    expect(text).toContain('{\n  "format": "packetwalk",\n  "version": 1,\n  "name": "Untitled",\n')
    expect(text).toContain(
      '"igw-1": { "kind": "internetGateway", "id": "igw-1", "name": "igw-1", "vpcId": "vpc-1" }\n',
    )
    expect(text.endsWith('}\n')).toBe(true)
  })

  it.each<readonly [path: readonly string[], value: unknown, message: string]>([
    [['format'], 'drawing', 'format is "drawing"; expected packetwalk'],
    [['version'], '1', 'version is "1"; expected a number'],
    [
      ['version'],
      7,
      'The file was written by a newer Packetwalk: version is 7; this one reads up to 2',
    ],
    [['topology'], [], 'topology is a list; expected an object'],
    [['topology', 'spaceship'], {}, 'topology.spaceship is no kind of resource that is known'],
    [['topology', 'vpc'], 3, 'topology.vpc is 3; expected resources by their ids'],
    [['topology', 'vpc', 'vpc-1'], null, 'topology.vpc.vpc-1 is null; expected an object'],
    [
      ['topology', 'vpc', 'vpc-9'],
      aVpc(),
      'topology.vpc.vpc-9.id is "vpc-1"; expected the key that it stands under',
    ],
    [
      ['topology', 'vpc', 'vpc-1', 'kind'],
      'subnet',
      'topology.vpc.vpc-1.kind is "subnet"; expected vpc',
    ],
    [
      ['topology', 'vpc', 'vpc-1', 'cidrBlocks'],
      ['10.0.0.0/33'],
      'topology.vpc.vpc-1.cidrBlocks[0]: "10.0.0.0/33" needs a prefix length from /0 to /32',
    ],
    [
      ['topology', 'securityGroup', 'sg-1', 'egress'],
      [{ ...aRule(), traffic: { protocol: 'tcp', ports: { from: 1, to: 70000 } } }],
      'topology.securityGroup.sg-1.egress[0].traffic.ports.to is 70000; expected 65535 or less',
    ],
    [['layout', 'vpc-1', 'x'], 'left', 'layout.vpc-1.x is "left"; expected a number'],
    [['layout', 'vpc-1', 'width'], -1, 'layout.vpc-1.width is -1; expected 0 or more'],
  ])('is refused with %j damaged', (path, value, message) => {
    expect(readDiagram(damaged(path, value))).toEqual({ ok: false, error: message })
  })

  it.each([null, 7, [], 'nonsense', ''])('is not %j', (value) => {
    expect(readDiagram(value).ok).toBe(false)
  })
})
