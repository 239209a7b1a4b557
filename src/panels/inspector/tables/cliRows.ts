import type { Direction } from '@/model/resources/securityGroup'
import type { NamedValues } from './pasted'

/** Part of what the command line of AWS prints: any object. */
type Json = Readonly<Record<string, unknown>>

/**
 * Rows of what `aws ec2 describe-*` prints, or of what it takes as permissions: the rules of a group, the
 * entries of an ACL, the routes of a table. Nothing when the text is no such JSON.
 */
export function parseCliRows(
  text: string,
  direction: Direction | undefined,
): readonly NamedValues[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const rows = rowsOf(JSON.parse(text), direction)
    return rows.length === 0 ? undefined : rows
  } catch {
    return undefined
  }
}

/** Lists of rows by their key; `direction` where the key says it. */
const LISTS: readonly { readonly key: string; readonly direction?: Direction }[] = [
  { key: 'IpPermissions', direction: 'ingress' },
  { key: 'IpPermissionsEgress', direction: 'egress' },
  { key: 'SecurityGroupRules' },
  { key: 'SecurityGroups' },
  { key: 'Entries' },
  { key: 'NetworkAcls' },
  { key: 'Routes' },
  { key: 'RouteTables' },
]

function rowsOf(value: unknown, direction: Direction | undefined): readonly NamedValues[] {
  if (Array.isArray(value)) return value.flatMap((item) => rowsOf(item, direction))
  if (!isObject(value)) return []
  const nested = LISTS.filter(({ key }) => Array.isArray(value[key]))
  if (nested.length > 0) {
    return nested
      .filter((list) => list.direction === undefined || list.direction === direction)
      .flatMap(({ key }) => rowsOf(value[key], direction))
  }
  if ('RuleNumber' in value) return entryRow(value, direction)
  if ('SecurityGroupRuleId' in value || 'CidrIpv4' in value || 'IsEgress' in value) {
    return ruleRow(value, direction)
  }
  if ('IpProtocol' in value) return permissionRows(value)
  return Object.keys(value).some((key) => key.startsWith('Destination')) ? routeRow(value) : []
}

/** One permission names several peers; each becomes a row. */
function permissionRows(permission: Json): readonly NamedValues[] {
  const traffic = trafficValues(permission)
  const peers: readonly (readonly [list: string, field: string])[] = [
    ['IpRanges', 'CidrIp'],
    ['Ipv6Ranges', 'CidrIpv6'],
    ['PrefixListIds', 'PrefixListId'],
    ['UserIdGroupPairs', 'GroupId'],
  ]
  return peers.flatMap(([list, field]) =>
    objectsOf(permission[list]).map(
      (peer) =>
        new Map([
          ...traffic,
          ['source', textOf(peer[field])],
          ['note', textOf(peer['Description'])],
        ]),
    ),
  )
}

function ruleRow(rule: Json, direction: Direction | undefined): readonly NamedValues[] {
  if ('IsEgress' in rule && rule['IsEgress'] !== (direction === 'egress')) return []
  const group = isObject(rule['ReferencedGroupInfo']) ? rule['ReferencedGroupInfo'] : {}
  const peer = rule['CidrIpv4'] ?? rule['CidrIpv6'] ?? rule['PrefixListId'] ?? group['GroupId']
  const note = textOf(rule['Description'])
  return [new Map([...trafficValues(rule), ['source', textOf(peer)], ['note', note]])]
}

/** The last entry, which has no number of its own, is left out: every list has it. */
function entryRow(entry: Json, direction: Direction | undefined): readonly NamedValues[] {
  if (entry['Egress'] !== (direction === 'egress') || Number(entry['RuleNumber']) > 32766) return []
  const ports = isObject(entry['PortRange']) ? entry['PortRange'] : {}
  const icmp = isObject(entry['IcmpTypeCode']) ? entry['IcmpTypeCode'] : {}
  const protocol = { IpProtocol: entry['Protocol'] }
  const numbers = { FromPort: ports['From'] ?? icmp['Type'], ToPort: ports['To'] ?? icmp['Code'] }
  return [
    new Map([
      ...trafficValues({ ...protocol, ...numbers }),
      ['rulenumber', textOf(entry['RuleNumber'])],
      ['source', textOf(entry['CidrBlock'] ?? entry['Ipv6CidrBlock'])],
      ['action', textOf(entry['RuleAction']).toUpperCase()],
    ]),
  ]
}

/** The routes that a table has by itself, and those that gateways propagate, are left out. */
function routeRow(route: Json): readonly NamedValues[] {
  const target = Object.entries(route).find(([key]) =>
    /(Gateway|Interface|Connection)Id$/.test(key),
  )
  const own = route['Origin'] === undefined || route['Origin'] === 'CreateRoute'
  if (!own || !target || target[1] === 'local') return []
  const destination = Object.entries(route).find(([key]) => key.startsWith('Destination'))
  return [
    new Map([
      ['destination', textOf(destination?.[1])],
      ['target', textOf(target[1])],
    ]),
  ]
}

/** Protocol and ports as the Type and Port cells take them (SG-05, SG-07). */
function trafficValues(row: Json): readonly (readonly [string, string])[] {
  const protocol = textOf(row['IpProtocol'])
  const from = row['FromPort']
  const to = row['ToPort']
  const isIcmp = /^(1|58|icmp|icmpv6)$/.test(protocol)
  return [
    ['type', protocol],
    ['port', isIcmp ? icmpText(from, to) : portsText(from, to)],
  ]
}

function portsText(from: unknown, to: unknown): string {
  if (typeof from !== 'number' || from === -1) return 'all'
  return from === to || typeof to !== 'number' ? String(from) : `${String(from)}-${String(to)}`
}

function icmpText(type: unknown, code: unknown): string {
  if (typeof type !== 'number' || type === -1) return 'all'
  return typeof code !== 'number' || code === -1 ? String(type) : `type ${type} code ${code}`
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
