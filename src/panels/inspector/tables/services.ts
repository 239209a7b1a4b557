import { formatPortRange, parsePortRange } from '@/model/ports'
import { ok } from '@/model/result'
import type { Service } from '@/model/resources/instance'
import { strings } from '@/strings/strings'
import { faultOf, type CellOption, type RowFormat } from './grid'

const words = strings.cells

export type ServiceColumn = 'protocol' | 'ports' | 'name'

const PROTOCOLS: readonly CellOption[] = [{ text: 'TCP' }, { text: 'UDP' }]

/** How the services that listen on an instance are written and read. */
export const SERVICE_FORMAT: RowFormat<Service, ServiceColumn> = {
  noun: words.service,
  columns: [
    { id: 'protocol', header: words.protocol, width: '26%', options: () => PROTOCOLS },
    {
      id: 'ports',
      header: words.port,
      width: '32%',
      mono: true,
      names: ['port', 'portrange'],
      placeholder: '443',
    },
    {
      id: 'name',
      header: words.name,
      width: 'auto',
      placeholder: words.namePlaceholder,
    },
  ],
  write: ({ name, protocol, ports }) => ({
    protocol: protocol.toUpperCase(),
    ports: formatPortRange(ports),
    name,
  }),
  read: (draft, others) => {
    const protocol = draft.protocol.trim().toLowerCase()
    if (protocol !== 'tcp' && protocol !== 'udp') {
      return faultOf('protocol', words.badServiceProtocol)
    }
    if (draft.ports.trim() === '') return faultOf('ports', words.noServicePort)
    const ports = parsePortRange(draft.ports)
    if (!ports.ok) return faultOf('ports', ports.error)
    const { from, to } = ports.value
    const clash = others.find(
      (other) => other.protocol === protocol && from <= other.ports.to && other.ports.from <= to,
    )
    if (clash) {
      const service = `${clash.protocol.toUpperCase()} ${formatPortRange(clash.ports)}`
      return faultOf('ports', words.listening(service))
    }
    return ok({ name: draft.name.trim(), protocol, ports: ports.value })
  },
  blank: () => ({ protocol: 'TCP', ports: '', name: '' }),
  copy: (service) => service,
  keyOf: ({ protocol, ports }) => `${protocol} ${formatPortRange(ports)}`,
}
