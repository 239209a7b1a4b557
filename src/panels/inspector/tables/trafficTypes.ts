import { LAST_PORT } from '@/model/ports'
import {
  ALL_TRAFFIC,
  hasPorts,
  icmp,
  icmpv6,
  protocolOf,
  tcp,
  udp,
  type Traffic,
} from '@/model/traffic'
import { strings } from '@/strings/strings'
import type { CellOption } from './grid'

const words = strings.cells

interface Preset {
  readonly type: string
  readonly traffic: Traffic
  readonly detail: string
  /** What the console calls it. */
  readonly also?: string
}

const COMMON: readonly Preset[] = [
  { type: 'SSH', traffic: tcp(22), detail: 'TCP 22' },
  { type: 'HTTP', traffic: tcp(80), detail: 'TCP 80' },
  { type: 'HTTPS', traffic: tcp(443), detail: 'TCP 443' },
  { type: 'MySQL', traffic: tcp(3306), detail: 'TCP 3306', also: 'mysql/aurora' },
  { type: 'PostgreSQL', traffic: tcp(5432), detail: 'TCP 5432' },
  { type: 'RDP', traffic: tcp(3389), detail: 'TCP 3389' },
  { type: 'Ping', traffic: icmp(8), detail: 'ICMP 8' },
  { type: 'All traffic', traffic: ALL_TRAFFIC, detail: words.all },
]

const MORE: readonly Preset[] = [
  { type: 'DNS (UDP)', traffic: udp(53), detail: 'UDP 53' },
  { type: 'DNS (TCP)', traffic: tcp(53), detail: 'TCP 53' },
  { type: 'Redis', traffic: tcp(6379), detail: 'TCP 6379' },
  { type: 'NFS', traffic: tcp(2049), detail: 'TCP 2049' },
  { type: 'MSSQL', traffic: tcp(1433), detail: 'TCP 1433' },
  { type: 'Oracle', traffic: tcp(1521), detail: 'TCP 1521', also: 'oracle-rds' },
  { type: 'Redshift', traffic: tcp(5439), detail: 'TCP 5439' },
  { type: 'LDAP', traffic: tcp(389), detail: 'TCP 389' },
  { type: 'SMB', traffic: tcp(445), detail: 'TCP 445' },
  { type: 'SMTP', traffic: tcp(25), detail: 'TCP 25' },
  { type: 'NTP', traffic: udp(123), detail: 'UDP 123' },
  { type: 'WinRM-HTTP', traffic: tcp(5985), detail: 'TCP 5985' },
  { type: 'WinRM-HTTPS', traffic: tcp(5986), detail: 'TCP 5986' },
  { type: 'Ping IPv6', traffic: icmpv6(128), detail: 'ICMPv6 128' },
  {
    type: 'Ephemeral',
    traffic: tcp({ from: 1024, to: LAST_PORT }),
    detail: 'TCP 1024–65535',
  },
]

const WHOLE: readonly Preset[] = [
  { type: 'All TCP', traffic: tcp({ from: 0, to: LAST_PORT }), detail: words.allOf('TCP') },
  { type: 'All UDP', traffic: udp({ from: 0, to: LAST_PORT }), detail: words.allOf('UDP') },
  { type: 'All ICMP', traffic: icmp(), detail: words.allOf('ICMP') },
  { type: 'All ICMPv6', traffic: icmpv6(), detail: words.allOf('ICMPv6') },
]

/** Every type with a fixed port, by the name that the console gives it. */
export const PRESETS: readonly Preset[] = [...COMMON, ...MORE, ...WHOLE]

/** The types that leave the second cell to be filled in. */
const CUSTOM = {
  'Custom TCP': 'tcp',
  'Custom UDP': 'udp',
  'Custom ICMP': 'icmp',
  'Custom ICMPv6': 'icmpv6',
} as const

type CustomType = keyof typeof CUSTOM

/** What the Type cell offers, common ports first. */
export const TYPE_OPTIONS: readonly CellOption[] = [
  ...offered(words.common, COMMON),
  ...offered(words.more, MORE),
  ...offered(words.whole, WHOLE),
  ...Object.entries(CUSTOM).map(([type, protocol]) => ({
    heading: words.custom,
    text: type,
    detail: hasPorts(protocol) ? words.anyPorts : words.anyType,
  })),
  {
    heading: words.custom,
    text: 'Protocol 50',
    detail: words.byNumber,
    keywords: 'esp number custom',
  },
]

function offered(heading: string, presets: readonly Preset[]): readonly CellOption[] {
  return presets.map(({ type, detail }) => ({ heading, text: type, detail, keywords: detail }))
}

/** The preset that a Type cell names. */
export function presetOf(type: string): Preset | undefined {
  const word = consoleWord(type)
  if (/^(-1|all|any|\*)$/.test(word)) return PRESETS.find(({ type }) => type === 'All traffic')
  return PRESETS.find((preset) => preset.type.toLowerCase() === word || preset.also === word)
}

/** The console writes `HTTP (80)`, `Custom TCP Rule` and `All ICMP - IPv4`. */
function consoleWord(type: string): string {
  return type
    .trim()
    .toLowerCase()
    .replace(/\s*\(\d+\)$/, '')
    .replace(/\s+rule$/, '')
    .replace(/\s*-\s*ipv4$/, '')
    .replace(/^(all|custom) icmp\s*-\s*ipv6$/, '$1 icmpv6')
}

/** The protocol of a type that leaves the port to be filled in. */
export function customOf(type: string): Exclude<Traffic['protocol'], 'all'> | undefined {
  const word = consoleWord(type).replace(/^(custom|protocol)\s+/, '')
  const known = Object.values(CUSTOM).find((protocol) => protocol === word)
  if (known) return known
  if (word === 'icmp - ipv6' || word === 'icmp6') return 'icmpv6'
  if (word === 'esp') return 50
  if (!/^\d{1,3}$/.test(word) || Number(word) > 255) return undefined
  return protocolOf(Number(word))
}

/** What the console calls a protocol without a fixed port. */
export function customName(protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6'): CustomType {
  const names = {
    tcp: 'Custom TCP',
    udp: 'Custom UDP',
    icmp: 'Custom ICMP',
    icmpv6: 'Custom ICMPv6',
  }
  return names[protocol] as CustomType
}
