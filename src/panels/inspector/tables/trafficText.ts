import {
  LAST_PORT,
  parsePortRange,
  singlePort,
  formatPortRange,
  type PortRange,
} from '@/model/ports'
import { fail, ok, type Result } from '@/model/result'
import { ALL_TRAFFIC, ANY_ICMP, formatIcmp, protocolOf, type Traffic } from '@/model/traffic'
import { strings } from '@/strings/strings'
import { customName, customOf, presetOf, PRESETS } from './trafficTypes'

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
  const short = shortOf(word)
  if (short) return readPort(short.protocol, short.port)
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
    if (custom === undefined) return shortText(text.type) ?? text
    if (typeof custom === 'number') return { type: `Protocol ${String(custom)}`, port: 'all' }
    return { type: customName(custom), port: keptPort(custom, text.port) }
  }
  const read = readTraffic(text)
  if (read.ok) return writeTraffic(read.value)
  // The fault is shown beside a type that does not contradict what was typed.
  const preset = presetOf(text.type)
  return preset ? { type: typeOf(preset.traffic), port: text.port } : text
}

/** `tcp 8080`, `udp/53`, or a port alone that can be no protocol's number. */
function shortOf(
  word: string,
): { readonly protocol: 'tcp' | 'udp'; readonly port: string } | undefined {
  const [, protocol = 'tcp', port = ''] = /^(?:(tcp|udp)[\s/:]+)?([\d–-]+)$/i.exec(word) ?? []
  const isPort = word !== port || /^\d+[–-]\d+$/.test(port) || Number(port) > 255
  if (port === '' || !isPort) return undefined
  return { protocol: protocol.toLowerCase() as 'tcp' | 'udp', port }
}

function shortText(type: string): TrafficText | undefined {
  const short = shortOf(type.trim())
  const read = short && readPort(short.protocol, short.port)
  return read?.ok === true ? writeTraffic(read.value) : undefined
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
