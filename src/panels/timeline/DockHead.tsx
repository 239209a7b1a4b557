import { lazy, Suspense } from 'react'
import { useRun } from '@/store/run/runStore'
import { DockSwitch } from './DockSwitch'

const MomentBanner = lazy(async () => ({ default: (await import('./MomentBanner')).MomentBanner }))

/** Over the drawing's lower edge: what the dock shows, and which earlier moment is seen. */
export function DockHead() {
  const running = useRun((run) => run.open)
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2 *:pointer-events-auto">
      <DockSwitch />
      {running && (
        <Suspense>
          <MomentBanner />
        </Suspense>
      )}
    </div>
  )
}
