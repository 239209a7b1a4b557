import { useState } from 'react'
import { changesAbout, makeChange, type ChangeNow } from '@/store/changesNow'
import { useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'

/** What could happen to one thing now, a button each. */
export function ChangeButtons({ id }: { readonly id: string }) {
  const changes = changesAbout(useTopology(), id)
  const [fault, setFault] = useState<string>()
  if (changes.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-1.5">
        {changes.map((change: ChangeNow) => (
          <Button
            key={change.key}
            className="max-w-full"
            onClick={() => {
              setFault(makeChange(change))
            }}
          >
            <span className="truncate">{change.label}</span>
          </Button>
        ))}
      </div>
      {fault !== undefined && <Fault>{fault}</Fault>}
    </div>
  )
}
