import { parsePortRange } from '@/model/ports'
import { fail, ok, type Result } from '@/model/result'
import type { Service } from '@/model/resources/instance'
import { formatIcmp, type Protocol } from '@/model/traffic'
import type { FormChange, PacketForm } from '@/store/simulationStore'
import type { ComboboxGroup } from '@/ui/comboboxOptions'
import { strings } from '@/strings/strings'

const words = strings.dock.form

type ProtocolChoice = 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'other'

export const PROTOCOL_OPTIONS = [
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP' },
  { value: 'icmp', label: 'ICMP' },
  { value: 'icmpv6', label: 'ICMPv6' },
  { value: 'other', label: words.other },
] as const satisfies readonly { readonly value: ProtocolChoice; readonly label: string }[]

/** GRE: what a packet of another protocol is until its number is typed. */
export const FIRST_OTHER_PROTOCOL = 47

export function protocolChoice(protocol: Protocol): ProtocolChoice {
  return typeof protocol === 'number' ? 'other' : protocol
}

/** What choosing a protocol does to the form; fields that it does not have are emptied. */
export function chooseProtocol(choice: ProtocolChoice, form: PacketForm): FormChange {
  const keepsPorts = choice === 'tcp' || choice === 'udp'
  return {
    protocol: choice === 'other' ? FIRST_OTHER_PROTOCOL : choice,
    port: form.port,
    srcPort: keepsPorts ? form.srcPort : undefined,
    icmpType: undefined,
    icmpCode: undefined,
  }
}

const PORTS: Readonly<Record<'tcp' | 'udp', readonly (readonly [number, string])[]>> = {
  tcp: [
    [443, 'HTTPS'],
    [80, 'HTTP'],
    [22, 'SSH'],
    [3389, 'RDP'],
    [5432, 'PostgreSQL'],
    [3306, 'MySQL'],
    [1433, 'SQL Server'],
    [6379, 'Redis'],
    [8080, words.alternateHttp],
    [2049, 'NFS'],
    [25, 'SMTP'],
    [53, 'DNS'],
    [9092, 'Kafka'],
  ],
  udp: [
    [53, 'DNS'],
    [123, 'NTP'],
    [443, 'QUIC'],
    [500, 'IKE'],
    [4500, 'IPsec NAT-T'],
    [514, 'Syslog'],
    [51820, 'WireGuard'],
  ],
}

/** Ports to choose from: what the destination listens on, then the well-known ones. */
export function portGroups(
  protocol: 'tcp' | 'udp',
  services: readonly Service[] = [],
): readonly ComboboxGroup[] {
  const listening = services.filter(
    ({ protocol: own, ports }) => own === protocol && ports.from === ports.to,
  )
  const heard = new Set(listening.map(({ ports }) => ports.from))
  const known = PORTS[protocol].filter(([port]) => !heard.has(port))
  return [
    {
      label: words.listening,
      options: listening.map(({ name, ports }) => portOption(ports.from, name)),
    },
    { label: words.wellKnown, options: known.map(([port, name]) => portOption(port, name)) },
  ].filter(({ options }) => options.length > 0)
}

function portOption(port: number, name: string) {
  return { value: String(port), label: name, detail: String(port) }
}

/** One port of a TCP or UDP packet. */
export function readPort(text: string): Result<number> {
  const range = parsePortRange(text)
  if (!range.ok) return range
  if (range.value.from !== range.value.to) return fail(strings.dock.faults.onePort)
  return ok(range.value.from)
}

const ICMP_TYPES = {
  icmp: ['8', '0', '3', '3/4', '11', '13'],
  icmpv6: ['128', '129', '1', '2', '3', '135'],
} as const

const ICMP_NAMES: Readonly<Record<string, string>> = {
  'icmp 3': words.unreachable,
  'icmp 3/4': words.needsFragments,
  'icmp 11': words.timeExceeded,
  'icmp 13': words.timestamp,
  'icmpv6 1': words.unreachable,
  'icmpv6 2': words.tooBig,
  'icmpv6 3': words.timeExceeded,
  'icmpv6 135': words.neighbour,
}

/** ICMP types, and types with a code, to choose from. */
export function icmpGroups(protocol: 'icmp' | 'icmpv6'): readonly ComboboxGroup[] {
  const options = ICMP_TYPES[protocol].map((value) => {
    const name = ICMP_NAMES[`${protocol} ${value}`] ?? formatIcmp(protocol, Number(value), 0)
    return { value, label: name.charAt(0).toUpperCase() + name.slice(1), detail: value }
  })
  return [{ label: '', options }]
}

/** The form's ICMP type as the list writes it: `8`, `3/4`. An echo request where none is said. */
export function icmpText(form: PacketForm): string {
  const type = form.icmpType ?? (form.protocol === 'icmpv6' ? 128 : 8)
  return form.icmpCode ? `${String(type)}/${String(form.icmpCode)}` : String(type)
}

/** Reads `8` or `3/4`: a type, and a code unless it is 0. */
export function readIcmp(text: string): Result<Pick<FormChange, 'icmpType' | 'icmpCode'>> {
  const parts = /^(\d{1,3})(?:\s*\/\s*(\d{1,3}))?$/.exec(text.trim())
  const [icmpType, icmpCode] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)]
  if (!parts || icmpType > 255 || icmpCode > 255) {
    return fail(strings.dock.faults.notAnIcmpType(text))
  }
  return ok({ icmpType, icmpCode: icmpCode === 0 ? undefined : icmpCode })
}

/** An IANA protocol number. */
export function readProtocolNumber(text: string): Result<number> {
  const value = Number(text)
  if (!/^\d{1,3}$/.test(text.trim()) || value > 255) {
    return fail(strings.dock.faults.notAProtocol(text))
  }
  return ok(value)
}

/** The short name of a port, where it has one: `PostgreSQL`. */
export function portName(protocol: 'tcp' | 'udp', port: number): string | undefined {
  return PORTS[protocol].find(([known]) => known === port)?.[1]
}
