/** A finger's click comes a little after the finger has gone. */
const CLICK_FOLLOWS_MS = 100

type Hold = 'pointer' | 'key' | 'drag'

const held = new Set<Hold>()
let waiting: (() => void)[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** What begins or ends a press; the spacebar presses as it is let go, a drag takes the pointer's place. */
const HOLDS: Readonly<Record<string, (event: Event) => void>> = {
  pointerdown: () => {
    held.delete('drag')
    held.add('pointer')
  },
  pointerup: () => held.delete('pointer'),
  pointercancel: () => held.delete('pointer'),
  keydown: (event) => {
    if (event instanceof KeyboardEvent && event.key === ' ') held.add('key')
  },
  keyup: () => held.delete('key'),
  dragstart: () => held.add('drag'),
  dragend: () => held.delete('drag'),
  drop: () => held.delete('drag'),
  blur: ({ target }) => {
    if (target === window) held.clear()
  },
}

/** Follows what is held down on the page, from its first moment on. */
export function startPresses(): () => void {
  const follow = (event: Event): void => {
    const before = held.size
    HOLDS[event.type]?.(event)
    if (held.size === before) return
    clearTimeout(timer)
    timer = held.size > 0 ? undefined : setTimeout(goOn, CLICK_FOLLOWS_MS)
  }
  const types = Object.keys(HOLDS)
  for (const type of types) window.addEventListener(type, follow, true)
  return () => {
    for (const type of types) window.removeEventListener(type, follow, true)
  }
}

/**
 * Resolves once nothing is held down: a press whose control is made anew between its beginning and its end
 * never becomes a click.
 */
export function handsOff(): Promise<void> {
  if (held.size === 0 && timer === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    waiting.push(resolve)
  })
}

function goOn(): void {
  timer = undefined
  const resolved = waiting
  waiting = []
  for (const resolve of resolved) resolve()
}
