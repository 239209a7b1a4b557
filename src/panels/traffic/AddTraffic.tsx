import { useState } from 'react'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { Section } from '../inspector/fields/Section'
import { PRESETS } from './presets'
import { addFromLine, addPreset } from './trafficEdits'

const words = strings.traffic

/** Every kind of traffic, one press each; it begins between the two ends at hand. */
export function AddTraffic({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const [fault, setFault] = useState<string>()
  const added = (id: string | undefined): void => {
    setFault(id === undefined ? words.noEnds : undefined)
    if (id !== undefined) onAdded(id)
  }
  return (
    <Section title={words.add}>
      <fieldset aria-label={words.addKinds} className="grid grid-cols-2 gap-1.5">
        {PRESETS.map(({ preset, glyph }) => {
          const [label, about] = words.kinds[preset]
          return (
            <Button
              key={preset}
              glyph={glyph}
              title={about}
              className="justify-start!"
              onClick={() => {
                added(addPreset(preset))
              }}
            >
              {label}
            </Button>
          )
        })}
      </fieldset>
      <Button
        glyph="flag"
        title={words.fromLineAbout}
        className="self-start"
        onClick={() => {
          added(addFromLine())
        }}
      >
        {words.fromLine}
      </Button>
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}
