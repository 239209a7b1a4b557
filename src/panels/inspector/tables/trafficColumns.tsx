import { strings } from '@/strings/strings'
import type { Draft, GridColumn } from './grid'
import { hasFixedPort, protocolWord } from './trafficText'
import { TYPE_OPTIONS } from './trafficTypes'

const words = strings.cells

/** The Type cell: the common ports by name, whole protocols, or one's own. */
export function typeColumn<Column extends string>(width: string): GridColumn<Column | 'type'> {
  return {
    id: 'type',
    header: words.type,
    width,
    names: ['protocol'],
    placeholder: 'HTTPS',
    options: () => TYPE_OPTIONS,
  }
}

/** The Port cell: ports of TCP and UDP, type and code of ICMP, nothing to say otherwise. */
export function portColumn<Column extends string>(width: string): GridColumn<Column | 'port'> {
  return {
    id: 'port',
    header: words.port,
    width,
    mono: true,
    names: ['portrange', 'ports', 'portrangeicmptype'],
    placeholder: '443',
    adornment: (draft) => {
      const word = protocolWord({ type: typeOf(draft) })
      return word && <span className="pl-1 text-[12px] text-muted">{word}</span>
    },
    fixed: (draft) => hasFixedPort(typeOf(draft)),
  }
}

/** Words for people about a row that AWS gives no description; they stand under it. */
export function noteLine<Column extends string>(): GridColumn<Column | 'note'> {
  return {
    id: 'note',
    header: strings.tables.note,
    width: '0',
    below: true,
    names: ['description', 'comment'],
    className: () => 'text-muted',
  }
}

function typeOf(draft: Draft): string {
  return draft['type'] ?? ''
}
