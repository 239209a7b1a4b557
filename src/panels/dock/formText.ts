import { parseIp } from '@/model/ip'
import { findResource, labelOf, type Topology } from '@/model/topology'
import { formatIcmp, formatProtocol, hasPorts, isIcmp } from '@/model/traffic'
import type { PacketForm } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { icmpText, portName } from './trafficChoices'

/** A packet in a few words: `app-a1 → orders-db`. */
export function endsText(topology: Topology, { from, to }: PacketForm): string {
  return `${endText(topology, from)} → ${endText(topology, to)}`
}

/** `PostgreSQL 5432`, `UDP 53`, `ICMP echo request`; then source port and family where they are set. */
export function trafficText(form: PacketForm): string {
  const { protocol, port, srcPort, family, icmpType } = form
  const more = [
    ...(srcPort === undefined ? [] : [strings.dock.form.fromPort(srcPort)]),
    ...(family === undefined ? [] : [strings.dock.form.ipVersion(family)]),
  ]
  const what = () => {
    if (hasPorts(protocol)) {
      return `${portName(protocol, port) ?? formatProtocol(protocol)} ${String(port)}`
    }
    if (!isIcmp(protocol)) return formatProtocol(protocol)
    const [type, code] = icmpText(form).split('/').map(Number)
    const words = formatIcmp(protocol, type ?? icmpType ?? 0, code ?? 0)
    return `${formatProtocol(protocol)} ${words}`
  }
  return [what(), ...more].join(', ')
}

function endText(topology: Topology, end: string): string {
  const resource = findResource(topology, end)
  if (resource) return labelOf(resource)
  if (end === '') return '…'
  return parseIp(end).ok ? end : strings.dock.form.gone(end)
}
