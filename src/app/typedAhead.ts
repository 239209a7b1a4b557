import { connectingStore } from '@/store/connecting'
import { viewStore } from '@/store/viewStore'
import { appStore } from './appStore'

/** What is typed into as soon as it is open. */
const LISTS: ReadonlySet<string | undefined> = new Set(['addHere', 'moveTo'])

let text = ''

/**
 * Whether a list to type into was asked for and has no field with the focus yet: then a letter is
 * no command, but kept for the list.
 */
export function keepsTyping(event: KeyboardEvent): boolean {
  const asked =
    viewStore.getState().commandsOpen ||
    LISTS.has(appStore.getState().dialog) ||
    connectingStore.getState().listFor !== undefined
  const isThere = document.activeElement?.matches('input, textarea') === true
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
  if (!asked || isThere || !isLetter) {
    text = ''
    return false
  }
  text += event.key
  return true
}

/** What was typed before the list's field had the focus. */
export function takeTyped(): string {
  const taken = text
  text = ''
  return taken
}
