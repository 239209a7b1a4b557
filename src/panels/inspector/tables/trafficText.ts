import {
  LAST_PORT,
  parsePortRange,
  singlePort,
  formatPortRange,
  type PortRange,
} from '@/model/ports'
import { fail, ok, type Result } from '@/model/result'
import {
  ALL_TRAFFIC,
  ANY_ICMP,
  formatIcmp,
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

/** The two cells that say what traffic a rule speaks of, as in the console: Type and Port. */
export interface TrafficText {
  readonly type: string
  readonly port: string
}

/** A fault of the pair, with the cell to blame and the text that would mend it. */
export interface TrafficFault {
  readonly column: 'type' | 'port'
  readonly message: string
  readonly fix?: { readonly label: string; readonly text: string }
}

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

const PRESETS: readonly Preset[] = [...COMMON, ...MORE, ...WHOLE]

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

export function writeTraffic(traffic: Traffic): TrafficText {
  const preset = PRESETS.find((candidate) => sameTraffic(candidate.traffic, traffic))
  return { type: preset?.type ?? typeOf(traffic), port: portText(traffic) }
}

/** Reads the two cells; the type decides what the second one may hold. */
export function readTraffic({ type, port }: TrafficText): Result<Traffic, TrafficFault> {
  const word = type.trim()
  if (word === '') return fail({ column: 'type', message: words.noType })
  const preset = presetOf(word)
  if (preset) {
    const same = port.trim() === '' || port.trim() === portText(preset.traffic)
    return same ? ok(preset.traffic) : readPort(preset.traffic.protocol, port)
  }
  const custom = customOf(word)
  if (custom !== undefined) return readPort(custom, port)
  const short = /^(tcp|udp)\s+(.+)$/i.exec(word)
  if (short?.[1] !== undefined && short[2] !== undefined) {
    return readPort(short[1].toLowerCase() as 'tcp' | 'udp', short[2])
  }
  return fail({
    column: 'type',
    message: words.notAType(word),
  })
}

/** After the type was chosen the port follows it; after the port was written the type does. */
export function settleTraffic(text: TrafficText, left: 'type' | 'port'): TrafficText {
  if (left === 'type') {
    const preset = presetOf(text.type)
    if (preset) return { type: preset.type, port: portText(preset.traffic) }
    const custom = customOf(text.type)
    if (custom === undefined) return text
    if (typeof custom === 'number') return { type: `Protocol ${String(custom)}`, port: 'all' }
    return { type: customName(custom), port: keptPort(custom, text.port) }
  }
  const read = readTraffic(text)
  if (read.ok) return writeTraffic(read.value)
  // The fault is shown beside a type that does not contradict what was typed.
  const preset = presetOf(text.type)
  return preset ? { type: typeOf(preset.traffic), port: text.port } : text
}

/** Whether the type alone says everything: nothing is to be written in the second cell. */
export function hasFixedPort(type: string): boolean {
  const protocol = presetOf(type)?.traffic.protocol ?? customOf(type)
  return protocol === 'all' || (typeof protocol === 'number' && !isNamedNumber(protocol))
}

/** A row from the console whose type is not one of ours: its protocol says as much. */
export function tidyTraffic(text: TrafficText, protocol: string): TrafficText {
  const read = readTraffic(text)
  if (read.ok || read.error.column !== 'type' || protocol === '') return settled(text)
  return settled({ type: protocol, port: text.port })
}

function settled(text: TrafficText): TrafficText {
  const read = readTraffic(text)
  return read.ok ? writeTraffic(read.value) : text
}

/** The short word before a port: `TCP`. */
export function protocolWord({ type }: { readonly type: string }): string | undefined {
  const protocol = presetOf(type)?.traffic.protocol ?? customOf(type)
  if (protocol === undefined || typeof protocol === 'number' || protocol === 'all') return undefined
  return { tcp: 'TCP', udp: 'UDP', icmp: 'ICMP', icmpv6: 'ICMPv6' }[protocol]
}

function offered(heading: string, presets: readonly Preset[]): readonly CellOption[] {
  return presets.map(({ type, detail }) => ({ heading, text: type, detail, keywords: detail }))
}

function presetOf(type: string): Preset | undefined {
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

function customOf(type: string): Exclude<Traffic['protocol'], 'all'> | undefined {
  const word = consoleWord(type).replace(/^(custom|protocol)\s+/, '')
  const known = Object.values(CUSTOM).find((protocol) => protocol === word)
  if (known) return known
  if (word === 'icmp - ipv6' || word === 'icmp6') return 'icmpv6'
  if (word === 'esp') return 50
  if (!/^\d{1,3}$/.test(word) || Number(word) > 255) return undefined
  return protocolOf(Number(word))
}

function customName(protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6'): CustomType {
  const names = {
    tcp: 'Custom TCP',
    udp: 'Custom UDP',
    icmp: 'Custom ICMP',
    icmpv6: 'Custom ICMPv6',
  }
  return names[protocol] as CustomType
}

function typeOf(traffic: Traffic): string {
  const { protocol } = traffic
  if (protocol === 'all') return 'All traffic'
  return typeof protocol === 'number' ? `Protocol ${String(protocol)}` : customName(protocol)
}

function portText(traffic: Traffic): string {
  if ('ports' in traffic) return formatPortRange(traffic.ports)
  if ('type' in traffic) {
    return icmpText(traffic.protocol, traffic.type, traffic.code)
  }
  return 'all'
}

/** Unlike the words of a sentence, a cell keeps code 0 and "any code" apart. */
function icmpText(protocol: 'icmp' | 'icmpv6', type: number, code: number): string {
  if (type === ANY_ICMP) return 'all'
  return code === 0 ? `type ${String(type)} code 0` : formatIcmp(protocol, type, code)
}

/** What stays of the second cell when the protocol changes: ports stay ports. */
function keptPort(protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6', port: string): string {
  const kept = readPort(protocol, port)
  return kept.ok ? portText(kept.value) : ''
}

function readPort(protocol: Traffic['protocol'], text: string): Result<Traffic, TrafficFault> {
  if (protocol === 'all') return ok(ALL_TRAFFIC)
  if (protocol === 'tcp' || protocol === 'udp') return readPorts(protocol, text)
  if (protocol === 'icmp' || protocol === 'icmpv6') return readIcmp(protocol, text)
  return ok({ protocol })
}

function readPorts(protocol: 'tcp' | 'udp', text: string): Result<Traffic, TrafficFault> {
  if (text.trim() === '') {
    return fail({
      column: 'port',
      message: words.noPort,
    })
  }
  const ports = parsePortRange(text)
  if (ports.ok) return ok({ protocol, ports: ports.value })
  const mended = mendPorts(text)
  return fail({
    column: 'port',
    message: ports.error,
    ...(mended
      ? { fix: { label: words.use(formatPortRange(mended)), text: formatPortRange(mended) } }
      : {}),
  })
}

/** The likely slip of the finger: a digit too many, or the two ends swapped. */
function mendPorts(text: string): PortRange | undefined {
  const parts = /^\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*$/.exec(text)
  if (!parts) return undefined
  const from = shortened(Number(parts[1]))
  if (parts[2] === undefined) return singlePort(from)
  const to = Math.min(Number(parts[2]), LAST_PORT)
  return from <= to ? { from, to } : { from: to, to: from }
}

function shortened(port: number): number {
  return port <= LAST_PORT ? port : shortened(Math.floor(port / 10))
}

const ICMP_NAMES = {
  icmp: { 'echo reply': 0, 'echo request': 8, ping: 8 },
  icmpv6: { 'echo request': 128, 'echo reply': 129, ping: 128 },
} as const

/** Reads `echo request`, `8`, `3 4`, `type 3 code 4` or `all` (SG-07, NACL-07). */
function readIcmp(protocol: 'icmp' | 'icmpv6', text: string): Result<Traffic, TrafficFault> {
  const word = text.trim().toLowerCase()
  if (word === '' || word === 'all' || word === '-1') {
    return ok({ protocol, type: ANY_ICMP, code: ANY_ICMP })
  }
  const names: Readonly<Record<string, number>> = ICMP_NAMES[protocol]
  const named = Object.hasOwn(names, word) ? names[word] : undefined
  if (named !== undefined) return ok({ protocol, type: named, code: ANY_ICMP })
  const parts = /^(?:type\s*)?(\d+)(?:[\s/,:]+(?:code\s*)?(\d+|-1|all))?$/.exec(word)
  if (!parts) {
    return fail({
      column: 'port',
      message: words.notAnIcmpType(text),
    })
  }
  const type = Number(parts[1])
  const code = parts[2] === undefined || parts[2] === 'all' ? ANY_ICMP : Number(parts[2])
  const beyond = [type, code].find((value) => value > 255)
  if (beyond !== undefined) {
    return fail({
      column: 'port',
      message: words.beyondIcmp(beyond),
    })
  }
  return ok({ protocol, type, code })
}

function isNamedNumber(value: number): boolean {
  return typeof protocolOf(value) !== 'number'
}

export function sameTraffic(a: Traffic, b: Traffic): boolean {
  return typeOf(a) === typeOf(b) && portText(a) === portText(b)
}
