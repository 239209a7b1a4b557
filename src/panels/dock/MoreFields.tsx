import { hasPorts } from '@/model/traffic'
import { keepDraft, setForm, useSimulation } from '@/store/simulationStore'
import { HelpMark } from '@/ui/HelpMark'
import { Segmented } from '@/ui/Segmented'
import { TextField } from '@/ui/TextField'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../fieldHelp'
import { readPort } from './trafficChoices'

const words = strings.dock.form

const FAMILIES = [
  { value: 'auto', label: words.auto },
  { value: '4', label: 'IPv4' },
  { value: '6', label: 'IPv6' },
] as const

/** What is seldom said: the source port and the address family. */
export function MoreFields() {
  const form = useSimulation((state) => state.form)
  const draft = useSimulation((state) => state.drafts.srcPort)
  return (
    <div className="flex flex-col gap-3">
      {hasPorts(form.protocol) && (
        <TextField
          label={words.sourcePort}
          help={fieldHelp('packetSourcePort')}
          mono
          inputMode="numeric"
          placeholder={words.anyPort}
          hint={words.sourcePortHint}
          value={draft?.text ?? String(form.srcPort ?? '')}
          fault={draft?.fault}
          onCommit={(text) => {
            const read = readPort(text)
            if (text.trim() === '') setForm({ srcPort: undefined })
            else if (read.ok) setForm({ srcPort: read.value })
            else keepDraft('srcPort', { text, fault: read.error })
          }}
        />
      )}
      <div className="flex flex-col gap-1">
        <div className="flex items-center gap-1 text-[12px] leading-[17px] text-muted">
          <span aria-hidden="true">{words.family}</span>
          <HelpMark about={words.family} help={fieldHelp('packetFamily')} />
        </div>
        <Segmented
          label={words.family}
          value={form.family === undefined ? 'auto' : form.family === 4 ? '4' : '6'}
          options={FAMILIES}
          onCommit={(value) => {
            setForm({ family: value === 'auto' ? undefined : value === '4' ? 4 : 6 })
          }}
        />
      </div>
    </div>
  )
}
