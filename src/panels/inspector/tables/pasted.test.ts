import { describe, expect, it } from 'vitest'
import { parseCliRows } from './cliRows'
import { columnName, formatRows, parsePastedRows } from './pasted'

const KNOWN = new Set(['type', 'protocol', 'portrange', 'source', 'description'])
const cells = (...texts: readonly string[]) => ({ kind: 'cells', cells: texts })

describe('rows from elsewhere', () => {
  it('come from a sheet with tabs, and may hold quotes, tabs and line ends', () => {
    const text = 'SSH\t22\t"a ""b""\tc"\r\nHTTP\t80\t\r\n\r\n'
    expect(parsePastedRows(text, KNOWN, false)).toEqual([
      cells('SSH', '22', 'a "b"\tc'),
      cells('HTTP', '80', ''),
    ])
  })

  it('come with commas only where several lines have equally many', () => {
    expect(parsePastedRows('SSH,22\nHTTP,80', KNOWN, false)).toHaveLength(2)
    expect(parsePastedRows('SSH,22\nHTTP,80', KNOWN, false)[0]).toEqual(cells('SSH', '22'))
    expect(parsePastedRows('from the balancer, and home', KNOWN, false)).toEqual([
      cells('from the balancer, and home'),
    ])
    expect(parsePastedRows('SSH,22', KNOWN, true)).toEqual([cells('SSH', '22')])
  })

  it('are read by the headings that the console copies along', () => {
    const text =
      'Name\tIP version\tType\tProtocol\tPort range\tSource\n–\tIPv4\tHTTPS\tTCP\t443\t0.0.0.0/0'
    const [row] = parsePastedRows(text, KNOWN, false)
    expect(row?.kind === 'named' && row.values.get('portrange')).toBe('443')
  })

  it.each([
    ['Port range', 'portrange'],
    ['Description - optional', 'description'],
    ['Allow/Deny', 'allowdeny'],
  ])('knows the heading %s as %s', (header, name) => {
    expect(columnName(header)).toBe(name)
  })

  it('are written so that a sheet and this table read the same', () => {
    const rows = [
      ['SSH', '22', 'a "b"\nc'],
      ['HTTP', '80', ''],
    ]
    const read = parsePastedRows(formatRows(rows), KNOWN, false)
    expect(read).toEqual(rows.map((row) => cells(...row)))
  })
})

describe('what the command line of AWS prints', () => {
  const valuesOf = (json: unknown, direction?: 'ingress' | 'egress') =>
    parseCliRows(JSON.stringify(json), direction)?.map((row) => Object.fromEntries(row))

  it('has a row for each peer of a permission, of this direction only', () => {
    const group = {
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'web' }],
          UserIdGroupPairs: [{ GroupId: 'sg-1' }],
        },
      ],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    }
    expect(valuesOf({ SecurityGroups: [group] }, 'ingress')).toEqual([
      { type: 'tcp', port: '443', source: '0.0.0.0/0', note: 'web' },
      { type: 'tcp', port: '443', source: 'sg-1', note: '' },
    ])
    expect(valuesOf(group, 'egress')).toEqual([
      { type: '-1', port: 'all', source: '10.0.0.0/8', note: '' },
    ])
  })

  it('leaves out the last entry of an ACL and the other direction (NACL-03)', () => {
    const entry = { CidrBlock: '0.0.0.0/0', Protocol: '6', RuleAction: 'deny' }
    const ports = { PortRange: { From: 1024, To: 65535 } }
    const entries = [
      { ...entry, ...ports, RuleNumber: 90, Egress: true },
      { ...entry, ...ports, RuleNumber: 100, Egress: false },
      { ...entry, RuleNumber: 32767, Egress: true },
    ]
    expect(valuesOf(entries, 'egress')).toEqual([
      { type: '6', port: '1024-65535', rulenumber: '90', source: '0.0.0.0/0', action: 'DENY' },
    ])
  })

  it('keeps type and code of ICMP (SG-07)', () => {
    const ping = { IpProtocol: 'icmp', FromPort: 3, ToPort: 4, IpRanges: [{ CidrIp: '::/0' }] }
    expect(valuesOf([ping], 'ingress')?.[0]?.['port']).toBe('type 3 code 4')
  })

  it('leaves out the routes that a table has by itself', () => {
    const routes = [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable' },
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', Origin: 'CreateRoute' },
    ]
    expect(valuesOf({ Routes: routes })).toEqual([{ destination: '0.0.0.0/0', target: 'nat-1' }])
  })

  it('is not what merely looks like JSON', () => {
    expect(parseCliRows('[not json', 'ingress')).toBeUndefined()
    expect(parseCliRows('{"a": 1}', 'ingress')).toBeUndefined()
    expect(parseCliRows('10.0.0.0/8', 'ingress')).toBeUndefined()
  })
})
