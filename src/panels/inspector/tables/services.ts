import { formatPortRange, parsePortRange } from '@/model/ports'
import { ok } from '@/model/result'
import type { Service } from '@/model/resources/instance'
import { faultOf, type CellOption, type RowFormat } from './grid'

export type ServiceColumn = 'protocol' | 'ports' | 'name'

const PROTOCOLS: readonly CellOption[] = [{ text: 'TCP' }, { text: 'UDP' }]

/** How the services that listen on an instance are written and read. */
export const SERVICE_FORMAT: RowFormat<Service, ServiceColumn> = {
  noun: 'service',
  columns: [
    { id: 'protocol', header: 'Protocol', width: '26%', options: () => PROTOCOLS },
    {
      id: 'ports',
      header: 'Port',
      width: '32%',
      mono: true,
      names: ['port', 'portrange'],
      placeholder: '443',
    },
    { id: 'name', header: 'Name', width: 'auto', placeholder: 'web server' },
  ],
  write: ({ name, protocol, ports }) => ({
    protocol: protocol.toUpperCase(),
    ports: formatPortRange(ports),
    name,
  }),
  read: (draft, others) => {
    const protocol = draft.protocol.trim().toLowerCase()
    if (protocol !== 'tcp' && protocol !== 'udp') {
      return faultOf('protocol', 'A service listens on TCP or UDP')
    }
    if (draft.ports.trim() === '') return faultOf('ports', 'A port is missing; write one like 443')
    const ports = parsePortRange(draft.ports)
    if (!ports.ok) return faultOf('ports', ports.error)
    const { from, to } = ports.value
    const clash = others.find(
      (other) => other.protocol === protocol && from <= other.ports.to && other.ports.from <= to,
    )
    if (clash) {
      const words = `${clash.protocol.toUpperCase()} ${formatPortRange(clash.ports)}`
      return faultOf('ports', `Something listens on ${words} already`)
    }
    return ok({ name: draft.name.trim(), protocol, ports: ports.value })
  },
  blank: () => ({ protocol: 'TCP', ports: '', name: '' }),
  copy: (service) => service,
  keyOf: ({ protocol, ports }) => `${protocol} ${formatPortRange(ports)}`,
}
