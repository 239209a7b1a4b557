import { strings } from '@/strings/strings'

/** Whether the command key is ⌘, as on a Mac. */
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)

const names: Readonly<Record<string, string>> = strings.keys.names

/** A chord as this keyboard prints it: `Mod+Shift+Z` is `⇧⌘Z` on a Mac. */
export function formatChord(chord: string): string {
  const keys = chord.split('+')
  if (!IS_MAC) return keys.map((key) => names[key] ?? key).join('+')
  const marks: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
  const order = ['Alt', 'Shift', 'Mod']
  return keys
    .toSorted((a, b) => rank(order, a) - rank(order, b))
    .map((key) => marks[key] ?? names[key] ?? key)
    .join('')
}

/** Whether a key press is this chord. Letters match whatever the layout writes them with. */
export function isChord(event: KeyboardEvent, chord: string): boolean {
  const keys = chord.split('+')
  const key = keys.at(-1) ?? ''
  const mod = IS_MAC ? event.metaKey : event.ctrlKey
  const other = IS_MAC ? event.ctrlKey : event.metaKey
  if (mod !== keys.includes('Mod') || other || event.altKey !== keys.includes('Alt')) return false
  // Signs such as `?` carry the Shift that writes them.
  const letter = /^[A-Z]$/.test(key)
  const shift = keys.includes('Shift')
  if ((letter || shift) && event.shiftKey !== shift) return false
  // Shift writes signs with the digits, other ones on each keyboard.
  if (/^[0-9]$/.test(key) && shift) return event.code === `Digit${key}`
  // With Alt a Mac writes other letters, so the key itself counts.
  if (letter && event.altKey) return event.code === `Key${key}`
  const pressed = event.key === ' ' ? 'Space' : event.key
  return pressed.toLowerCase() === key.toLowerCase()
}

function rank(order: readonly string[], key: string): number {
  const index = order.indexOf(key)
  return index < 0 ? order.length : index
}
