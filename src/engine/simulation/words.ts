import { ip, type IpAddress } from '@/model/ip'
import { formatPortSet, singlePort } from '@/model/ports'
import { isNamedProtocol, type Protocol } from '@/model/traffic'
import type { CompiledNetwork } from '../compile/network'
import { describeStep } from '../explain/steps'
import type { Packet, PortField } from '../packet'
import type { Step } from '../trace'
import { formatBecause } from '../explain/rules'
import type { StepSummary } from './log'

/** Most steps see the packet that the one before saw: a log of many shares its words. */
const known = new WeakMap<Packet, string>()

/** `tcp 10.0.2.20:40000 > 198.51.100.7:443`, `icmp 10.0.1.10 > 10.0.2.20 type 8`. */
export function formatFlow(packet: Packet): string {
  const text = known.get(packet) ?? flowText(packet)
  known.set(packet, text)
  return text
}

function flowText({ src, dst, protocol, srcPort, dstPort, icmp }: Packet): string {
  const type = icmp ? ` type ${String(icmp.type)}` : ''
  return `${String(protocol)} ${withPort(src, srcPort)} > ${withPort(dst, dstPort)}${type}`
}

function withPort(address: string, field: PortField | undefined): string {
  if (!field) return address
  const host = address.includes(':') ? `[${address}]` : address
  return `${host}:${formatPortSet(field.ports)}`
}

/** Reads what `formatFlow` has written; of an ICMP message the log keeps no code. */
export function parseFlow(text: string): Packet {
  const [protocol = '', from = '', , to = '', , type] = text.split(' ')
  const [src, srcPort] = hostAndPort(from)
  const [dst, dstPort] = hostAndPort(to)
  return {
    src: addressNamed(src),
    dst: addressNamed(dst),
    protocol: protocolNamed(protocol),
    ...(srcPort ? { srcPort } : {}),
    ...(dstPort ? { dstPort } : {}),
    ...(type === undefined ? {} : { icmp: { type: Number(type), code: 0 } }),
  }
}

/** A run knows few addresses and tells of them a thousand times: each is read once. */
const addresses = new Map<string, IpAddress>()
const MOST_ADDRESSES = 10_000

function addressNamed(text: string): IpAddress {
  const known = addresses.get(text)
  if (known) return known
  if (addresses.size >= MOST_ADDRESSES) addresses.clear()
  const address = ip(text)
  addresses.set(text, address)
  return address
}

function protocolNamed(name: string): Protocol {
  return isNamedProtocol(name) ? name : Number(name)
}

function hostAndPort(text: string): readonly [string, PortField?] {
  const parts = /^(?:\[(.+)\]|([\d.]+)):(\d+)/.exec(text)
  const host = parts?.[1] ?? parts?.[2]
  if (host === undefined) return [text]
  return [host, { ports: [singlePort(Number(parts?.[3]))] }]
}

/** A step as the log keeps it. */
export function summaryOf({ topology }: CompiledNetwork, step: Step): StepSummary {
  const { checkpoint, component, at, leg, side, decision, packet, after } = step
  const { code, deniedBy, because, tracking } = step
  const words = decision === 'deny' ? describeStep(topology, step) : undefined
  const rule = formatBecause(topology, because)
  return {
    checkpoint,
    component,
    at,
    leg,
    ...(side ? { side } : {}),
    decision,
    saw: formatFlow(packet),
    ...(after ? { after: formatFlow(after) } : {}),
    ...(rule === '' ? {} : { rule }),
    ...(code === undefined ? {} : { code }),
    ...(deniedBy === undefined ? {} : { deniedBy }),
    ...(words?.law === undefined ? {} : { law: words.law }),
    ...(tracking ? { tracking: tracking.kind, tracked: tracking.entry.tracked } : {}),
    ...(because.kind === 'exempt' ? { exempt: true } : {}),
    ...(words ? { sentence: words.why } : {}),
  }
}
