import { useState } from 'react'
import { flushSync } from 'react-dom'
import { trafficOf } from '@/layout/trafficOf'
import type { TrafficSource } from '@/model/trafficSource'
import { useDiagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { AddTraffic } from './AddTraffic'
import { ChangesNow } from './ChangesNow'
import { RunSettingsFields } from './RunSettingsFields'
import { SourceCard } from './SourceCard'
import { duplicateSource, removeSource } from './trafficEdits'

const words = strings.traffic

/** The traffic of the diagram: what is sent, what may be added, and what may be changed while it runs. */
export function TrafficPanel() {
  const traffic = useDiagramStore(({ diagram }) => trafficOf(diagram))
  const [open, setOpen] = useState<string>()
  const [fresh, setFresh] = useState<string>()
  const show = (id: string): void => {
    setOpen(id)
    setFresh(id)
  }
  return (
    <div className="pb-6">
      <section aria-label={words.sources} className="px-4 pt-3 pb-4">
        {traffic.length === 0 ? (
          <>
            <p className="font-semibold">{words.none}</p>
            <p className="text-muted">{words.noneAbout}</p>
          </>
        ) : (
          <>
            <p className="mb-2 text-[12px] leading-[17px] text-muted">{words.about}</p>
            <ul className="flex flex-col gap-2">
              {traffic.map((source, index) => (
                <SourceCard
                  key={source.id}
                  source={source}
                  open={open === source.id}
                  isNew={fresh === source.id}
                  onToggle={() => {
                    setFresh(undefined)
                    setOpen(open === source.id ? undefined : source.id)
                  }}
                  onDuplicate={() => {
                    show(duplicateSource(source))
                  }}
                  onRemove={() => {
                    removeAndGoOn(source, traffic[index + 1] ?? traffic[index - 1])
                  }}
                />
              ))}
            </ul>
          </>
        )}
      </section>
      <AddTraffic onAdded={show} />
      <ChangesNow />
      <RunSettingsFields />
    </div>
  )
}

/** Removes a source; the focus goes to its neighbour, else to where the first one is added. */
function removeAndGoOn(source: TrafficSource, next: TrafficSource | undefined): void {
  flushSync(() => {
    removeSource(source)
  })
  const place = next
    ? `[data-source="${CSS.escape(next.id)}"] button`
    : `fieldset[aria-label="${words.addKinds}"] button`
  document.querySelector<HTMLElement>(place)?.focus()
}
