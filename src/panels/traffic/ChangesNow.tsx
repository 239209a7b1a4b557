import { useMemo, useState } from 'react'
import { changesNow, makeChange } from '@/store/changesNow'
import { useTopology } from '@/store/diagramStore'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Combobox } from '@/ui/Combobox'
import { Fault } from '@/ui/Fault'
import { Section } from '../inspector/fields/Section'
import { ChangeButtons } from './ChangeButtons'

const words = strings.traffic.changes
const KINDS = ['fleet', 'target', 'host', 'instance'] as const

/** What networks do by themselves, done now by hand: each an edit at the present moment. */
export function ChangesNow() {
  const topology = useTopology()
  const selection = useView((view) => view.selection)
  const [fault, setFault] = useState<string>()
  const all = changesNow(topology)
  const groups = useMemo(
    () =>
      KINDS.map((kind) => ({
        label: words.kinds[kind],
        options: changesNow(topology)
          .filter((change) => change.kind === kind)
          .map(({ key, label, detail }) => ({ value: key, label, detail })),
      })).filter(({ options }) => options.length > 0),
    [topology],
  )
  const [only] = selection
  return (
    <Section title={words.title} about={all.length === 0 ? words.nothing : words.about}>
      {selection.length === 1 && only !== undefined && <ChangeButtons id={only} />}
      {all.length > 0 && (
        <Combobox
          label={words.choose}
          hideLabel
          value=""
          groups={groups}
          placeholder={words.placeholder}
          onCommit={(key) => {
            const chosen = all.find((change) => change.key === key)
            setFault(chosen && makeChange(chosen))
          }}
        />
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}
