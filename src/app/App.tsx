import { lazy } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { strings } from '@/strings/strings'
import { Part } from '@/ui/Part'
import { useBeside } from './besideStore'
import { PHONE, useMedia } from './useMedia'
import { Breakdown } from './Breakdown'
import { DesktopShell } from './DesktopShell'
import { DropTarget } from './DropTarget'
import { Overlays } from './Overlays'
import { PhoneShell } from './PhoneShell'

const BesideFrame = lazy(async () => ({ default: (await import('./BesideFrame')).BesideFrame }))

/** The whole application. */
export function App() {
  const phone = useMedia(PHONE)
  const share = useBeside((state) => (state.beside ? state.share : undefined))
  return (
    <ErrorBoundary FallbackComponent={Breakdown}>
      <a
        href="#network"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-ink px-3 py-2 text-surface focus:translate-y-0 pointer-coarse:py-3"
      >
        {strings.shell.skip}
      </a>
      <div
        className="shell h-full"
        style={share === undefined ? undefined : { width: `${String(share)}%` }}
      >
        {phone ? <PhoneShell /> : <DesktopShell />}
      </div>
      {share !== undefined && (
        <Part floats>
          <BesideFrame />
        </Part>
      )}
      <DropTarget />
      <Overlays />
    </ErrorBoundary>
  )
}
