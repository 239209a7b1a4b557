import { useMemo } from 'react'
import { useTopology } from '@/store/diagramStore'
import { keepDraft, setForm, useSimulation } from '@/store/simulationStore'
import { Combobox } from '@/ui/Combobox'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../fieldHelp'
import { endDetail, endFault, endGroups, readEnd } from './ends'

const words = strings.dock.form

interface EndFieldProps {
  readonly end: 'from' | 'to'
  readonly label: string
  readonly hideLabel?: boolean
  readonly className?: string
}

/** One end of the packet: something of the network, or any address. */
export function EndField({ end, label, hideLabel = false, className }: EndFieldProps) {
  const topology = useTopology()
  const value = useSimulation((state) => state.form[end])
  const draft = useSimulation((state) => state.drafts[end])
  const groups = useMemo(() => endGroups(topology), [topology])
  return (
    <Combobox
      label={label}
      hideLabel={hideLabel}
      help={fieldHelp(end === 'from' ? 'packetFrom' : 'packetTo')}
      value={draft?.text ?? value}
      groups={groups}
      freeText
      placeholder={words.endPlaceholder}
      trailing={draft ? undefined : endDetail(topology, value)}
      fault={draft?.fault ?? endFault(topology, value)}
      emptyText={words.endNone}
      {...(className === undefined ? {} : { className })}
      onCommit={(text) => {
        const read = readEnd(groups, text)
        if (text === '') setForm({ [end]: '' })
        else if (read.ok) setForm({ [end]: read.value })
        else keepDraft(end, { text, fault: read.error })
      }}
    />
  )
}
