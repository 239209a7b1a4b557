import { useMemo, useRef, useState } from 'react'
import { findResource, labelOf } from '@/model/topology'
import type { TrafficEnd } from '@/model/trafficSource'
import { lightsUp } from '@/store/hovering'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Chip } from '@/ui/Chip'
import { Combobox } from '@/ui/Combobox'
import type { Help } from '@/ui/HelpMark'
import { endDetail } from '../dock/ends'
import { glyphOf } from '../kindGlyph'
import { endValue, joined, readTrafficEnd, trafficEndGroups, without } from './trafficEnds'

const words = strings.traffic

interface EndPickerProps {
  readonly label: string
  readonly end: TrafficEnd
  readonly fault: string | undefined
  readonly help: Help
  readonly onChange: (end: TrafficEnd) => void
}

/** Who stands at one end of traffic: one, whoever belongs to a group, or several. */
export function EndPicker({ label, end, fault, help, onChange }: EndPickerProps) {
  const topology = useTopology()
  const groups = useMemo(() => trafficEndGroups(topology), [topology])
  const [draft, setDraft] = useState<{ readonly text: string; readonly fault: string }>()
  const box = useRef<HTMLDivElement>(null)
  const isSeveral = end.kind === 'several'
  const commit = (text: string): void => {
    const read = readTrafficEnd(topology, text)
    setDraft(read.ok ? undefined : { text, fault: read.error })
    if (read.ok) onChange((isSeveral && joined(end, read.value)) || read.value)
  }
  const value = endValue(end)
  return (
    <div ref={box} className="flex min-w-0 flex-col gap-1.5">
      <Combobox
        label={label}
        help={help}
        value={draft?.text ?? value}
        groups={groups}
        freeText
        placeholder={isSeveral ? words.fields.another : strings.dock.form.endPlaceholder}
        emptyText={strings.dock.form.endNone}
        trailing={draft || value === '' ? undefined : endDetail(topology, value)}
        fault={draft?.fault ?? fault}
        onCommit={commit}
      />
      {isSeveral && (
        <ul aria-label={words.fields.whom(label)} className="flex flex-wrap gap-1.5">
          {end.ids.map((id) => {
            const resource = findResource(topology, id)
            return (
              <li key={id} className="inline-flex max-w-full" {...lightsUp(id)}>
                <Chip
                  label={resource ? labelOf(resource) : id}
                  {...(resource ? { glyph: glyphOf(resource) } : {})}
                  onRemove={() => {
                    onChange(without(end.ids, id))
                  }}
                />
              </li>
            )
          })}
        </ul>
      )}
      {end.kind === 'resource' && (
        <button
          type="button"
          aria-label={`${label}: ${words.fields.another}`}
          className="cursor-pointer self-start text-[12px] leading-[17px] text-muted underline hover:text-ink pointer-coarse:min-h-11"
          onClick={() => {
            onChange({ kind: 'several', ids: [end.id] })
            box.current?.querySelector('input')?.focus()
          }}
        >
          {words.fields.another}
        </button>
      )}
    </div>
  )
}
