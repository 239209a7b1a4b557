import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { resourcesOf, RESOURCE_KINDS, type Topology } from '@/model/topology'
import { validate } from '@/model/validation'
import { readDiagram } from './diagramFile'
import { writeDiagram } from './writeDiagram'
import { decodeText, readNetwork } from './readNetwork'

function faultOf(text: string, name = 'shop.json'): string {
  const result = readNetwork([{ name, text }])
  return result.ok ? 'no fault' : result.error
}

describe('readNetwork', () => {
  const vpcs = '{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}'
  const diagram = '{"format": "packetwalk", "version": 1, "name": "Mine", "topology": {}}'

  it('tells the kind of a file by what is in it', () => {
    const aws = readNetwork([{ name: 'folder/shop.json', text: vpcs }])
    expect(aws).toMatchObject({ ok: true, value: { kind: 'aws', diagram: { name: 'shop' } } })
    const own = readNetwork([{ name: 'vpcs.json', text: diagram }])
    expect(own).toMatchObject({
      ok: true,
      value: { kind: 'packetwalk', diagram: { name: 'Mine' } },
    })
  })

  it('reads several outputs as one network', () => {
    const subnets = '{"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1"}]}'
    const result = readNetwork([
      { name: 'a.json', text: vpcs },
      { name: 'b.json', text: subnets },
    ])
    expect(result.ok && result.value.diagram.name).toBe('AWS network')
    expect(result.ok && Object.keys(result.value.diagram.topology.subnet)).toEqual(['subnet-1'])
  })

  it.each([
    ['', 'shop.json is empty; expected JSON'],
    [
      '{\n  "Vpcs": [\n    {"VpcId": oops}]}',
      'shop.json is not JSON: line 3, column 15: expected a value, found "o"',
    ],
    ['{"Vpcs": [}', 'shop.json is not JSON: line 1, column 11: expected a value, found "}"'],
    ['{"a" 1}', 'shop.json is not JSON: line 1, column 6: expected ":", found "1"'],
    [
      '[1, 2',
      'shop.json is not JSON: line 1, column 6: expected "," or "]", found the end of the file',
    ],
    [
      '{"a": 1} x',
      'shop.json is not JSON: line 1, column 10: expected the end of the file, found "x"',
    ],
    [
      '{"a": "b\n"}',
      'shop.json is not JSON: line 1, column 9: expected the closing double quote, found a control character',
    ],
    [
      '["\\x"]',
      'shop.json is not JSON: line 1, column 3: expected an escape such as \\n after the backslash, found "\\"',
    ],
    [
      'null',
      'shop.json holds null; expected a Packetwalk diagram or what "aws ec2 describe-…" prints, such as {"Vpcs": [...]}',
    ],
    [
      '[]',
      'shop.json holds no list that AWS prints; expected what "aws ec2 describe-…" prints, such as {"Vpcs": [...]}',
    ],
    [
      '{"AWSTemplateFormatVersion": "2010-09-09"}',
      'shop.json is a CloudFormation template, which is not read yet; expected a Packetwalk diagram or what "aws ec2 describe-…" prints, such as {"Vpcs": [...]}',
    ],
    [
      '{"format": "packetwalk", "version": 3}',
      'shop.json: The file was written by a newer Packetwalk: version is 3; this one reads up to 2',
    ],
  ])('refuses %j with one message', (text, message) => {
    expect(faultOf(text)).toBe(message)
  })

  it('refuses a diagram among other files, and no file at all', () => {
    const files = [
      { name: 'a.json', text: diagram },
      { name: 'b.json', text: vpcs },
    ]
    expect(readNetwork(files)).toEqual({
      ok: false,
      error: 'a.json is a whole Packetwalk diagram; expected it alone, not with 1 more files',
    })
    expect(readNetwork([]).ok).toBe(false)
  })

  it('reads UTF-16 and byte order marks, decoded rightly or not', () => {
    const bytes = [...new TextEncoder().encode(vpcs)].flatMap((byte) => [byte, 0])
    const utf16 = Uint8Array.from([0xff, 0xfe, ...bytes])
    const texts = [decodeText(utf16), `\uFEFF${vpcs}`, new TextDecoder().decode(utf16)]
    for (const text of texts) expect(readNetwork([{ name: 'x', text }]).ok).toBe(true)
  })

  it.each([
    ['text', 'x'.repeat(1e7)],
    ['one string', `"${'x'.repeat(1e7)}`],
    ['brackets', '['.repeat(1e7)],
    ['matching brackets', '['.repeat(5e6) + ']'.repeat(5e6)],
    ['empty rows', `{"Vpcs": [${'{},'.repeat(3e6)}{}]}`],
    [
      'empty rules',
      `{"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [${'{},'.repeat(3e6)}{}]}]}`,
    ],
    [
      'empty rules in a diagram',
      `{"format": "packetwalk", "version": 1, "name": "", "topology": {"networkAcl": {"a":
        {"kind": "networkAcl", "id": "a", "name": "", "vpcId": "v", "isDefault": true,
        "entries": [${'{},'.repeat(3e6)}{}]}}}}`,
    ],
  ])('refuses 10 MB of %s in one short sentence', { timeout: 60_000 }, (_what, text) => {
    expect(faultOf(text).length).toBeLessThan(250)
  })
})

const examples = fileURLToPath(new URL('../testing/examples/kernel', import.meta.url))

describe.each(readdirSync(examples))('the example %s', (name) => {
  const text = readFileSync(`${examples}/${name}/snapshot.json`, 'utf8')
  const rows = JSON.parse(text) as Record<string, readonly Record<string, unknown>[]>
  const result = readNetwork([{ name: 'snapshot.json', text }])
  const read = result.ok ? result.value : undefined

  function countOf(list: string, isKept: (row: Record<string, unknown>) => boolean = () => true) {
    return (rows[list] ?? []).filter(isKept).length
  }

  it('is imported whole', () => {
    const topology = read?.diagram.topology as Topology
    const counts = RESOURCE_KINDS.map((kind) => [kind, resourcesOf(topology, kind).length] as const)
    const some = counts.filter(([, count]) => count > 0)
    const expected = {
      vpc: countOf('Vpcs'),
      subnet: countOf('Subnets'),
      networkInterface: countOf('NetworkInterfaces'),
      instance: countOf('Reservations'),
      securityGroup: countOf('SecurityGroups'),
      networkAcl: countOf('NetworkAcls'),
      routeTable: countOf('RouteTables'),
      internetGateway: countOf('InternetGateways'),
      egressOnlyInternetGateway: countOf('EgressOnlyInternetGateways'),
      natGateway: countOf('NatGateways', ({ State }) => State !== 'deleted'),
      gatewayEndpoint: countOf('VpcEndpoints'),
      peeringConnection: countOf(
        'VpcPeeringConnections',
        ({ Status }) => (Status as { Code: string }).Code !== 'deleted',
      ),
      prefixList: countOf('ManagedPrefixLists'),
    }
    const listed = Object.entries(expected).filter(([, count]) => count > 0)
    expect(Object.fromEntries(some)).toEqual(Object.fromEntries(listed))
  })

  it('leaves nothing unknown and contradicts itself nowhere', () => {
    const kinds = new Set(read?.report.notes.map(({ kind }) => kind))
    expect([...kinds].filter((kind) => kind !== 'assumed' && kind !== 'leftOut')).toEqual([])
    const topology = read?.diagram.topology as Topology
    expect(validate(topology).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('reads back the same from a diagram file', () => {
    expect(readDiagram(writeDiagram(read!.diagram))).toEqual({ ok: true, value: read?.diagram })
  })
})
