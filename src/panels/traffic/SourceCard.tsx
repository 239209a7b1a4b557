import { clsx } from 'clsx'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { TrafficSource } from '@/model/trafficSource'
import { sourceFaults } from '@/model/validation/trafficSources'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Fault } from '@/ui/Fault'
import { Glyph } from '@/ui/glyphs'
import { IconButton } from '@/ui/IconButton'
import { Menu } from '@/ui/Menu'
import { Switch } from '@/ui/Switch'
import { SourceFields } from './SourceFields'
import { sourceName, sourceSentence } from './sourceText'
import { switchSource } from './trafficEdits'

const words = strings.traffic

interface SourceCardProps {
  readonly source: TrafficSource
  readonly open: boolean
  /** It was added just now: its first field is typed into. */
  readonly isNew: boolean
  readonly onToggle: () => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

/** One source: a sentence that says what it does, and behind it the fields that say so. */
export function SourceCard(props: SourceCardProps) {
  const { source, open, isNew, onToggle, onDuplicate, onRemove } = props
  const topology = useTopology()
  const faults = useMemo(() => sourceFaults(topology, source), [topology, source])
  const fieldsId = useId()
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!isNew) return
    card.current?.scrollIntoView({ block: 'nearest' })
    card.current?.querySelector<HTMLElement>('input[role=combobox]')?.focus()
  }, [isNew])
  const name = sourceName(topology, source)
  const isOff = source.off === true
  return (
    <li ref={card} data-source={source.id} className="rounded-card border border-line bg-surface">
      <div className="flex items-start gap-1 p-1.5">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? fieldsId : undefined}
          className="flex min-w-0 flex-1 cursor-pointer items-start gap-1.5 rounded-cell p-1.5 text-left hover:bg-sunken"
          onClick={onToggle}
          onKeyDown={(event) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return
            // What is selected in the drawing is not meant.
            event.stopPropagation()
            event.preventDefault()
            onRemove()
          }}
        >
          <Glyph
            name={open ? 'chevronDown' : 'chevronRight'}
            size={14}
            className="mt-0.5 flex-none text-muted"
          />
          <span className={clsx('min-w-0 break-words', isOff && 'text-muted')}>
            {unbroken(sourceSentence(topology, source))}
            {isOff && <span className="text-muted">{` · ${words.says.off}`}</span>}
          </span>
        </button>
        <Switch
          label={words.switchOf(name)}
          hideLabel
          checked={!isOff}
          onCommit={(on) => {
            switchSource(source.id, on)
          }}
        />
        <Menu
          label={words.more(name)}
          align="end"
          returnFocus={false}
          entries={[
            { label: words.duplicate, glyph: 'copy', onChoose: onDuplicate },
            {
              label: words.remove,
              glyph: 'trash',
              shortcut: 'Del',
              danger: true,
              onChoose: onRemove,
            },
          ]}
        >
          <IconButton label={words.more(name)} glyph="more" />
        </Menu>
      </div>
      {!open && faults.length > 0 && (
        <div className="px-3 pb-2">
          {faults.map(({ field, message }) => (
            <Fault key={field}>{message}</Fault>
          ))}
        </div>
      )}
      {open && (
        <div id={fieldsId}>
          <SourceFields source={source} faults={faults} />
        </div>
      )}
    </li>
  )
}

/** A port is not parted from its protocol. */
function unbroken(sentence: string): string {
  return sentence.replace(/ (?=\d+(?:,|$))/g, '\u00A0')
}
