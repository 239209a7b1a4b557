import type { AnnotationKind } from '@/layout/diagram'
import { late, useLate } from '@/store/late'
import type { PlaceableKind } from '@/store/placing/placements'

/** Commands, keys and menus. What is asked of them before they are there is done as soon as they are. */
export const appHands = late(() => import('./rest'))

/** Runs a command by its id, as buttons do. */
export function runCommand(id: string): void {
  appHands.use((hands) => {
    hands.runCommand(id)
  })
}

/** The chord that a button's tooltip shows for a command. */
export function useChord(id: string): string | undefined {
  return useLate(appHands)?.chordOf(id)
}

/** Adds a resource of a kind where it fits. */
export function addKind(kind: PlaceableKind): void {
  appHands.use((hands) => {
    hands.addKind(kind)
  })
}

/** Adds a note or a frame where it fits. */
export function addAnnotationHere(kind: AnnotationKind): void {
  appHands.use((hands) => {
    hands.addAnnotationHere(kind)
  })
}

/** Listens to the keys of commands from the first moment, to the clipboard and for notices as soon as it can. */
export function startHands(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    appHands.use(({ onKeyDown }) => {
      onKeyDown(event)
    })
  }
  const stops: (() => void)[] = []
  const begin = (part: ReturnType<typeof appHands.store.getState>['part']): void => {
    if (part)
      stops.push(
        part.startClipboard(),
        part.startTellings(),
        part.startShowingPanel(),
        part.startFocusBack(),
      )
  }
  begin(appHands.store.getState().part)
  stops.push(
    appHands.store.subscribe(({ part }) => {
      begin(part)
    }),
  )
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('keydown', onKey)
    for (const stop of stops) stop()
  }
}
