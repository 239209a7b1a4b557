import { PHONE, useMedia } from './useMedia'
import { DesktopShell } from './DesktopShell'
import { DropTarget } from './DropTarget'
import { Overlays } from './Overlays'
import { PhoneShell } from './PhoneShell'

/** The whole application. */
export function App() {
  const phone = useMedia(PHONE)
  return (
    <>
      <a
        href="#network"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-ink px-3 py-2 text-surface focus:translate-y-0"
      >
        Skip to the network
      </a>
      {phone ? <PhoneShell /> : <DesktopShell />}
      <DropTarget />
      <Overlays />
    </>
  )
}
