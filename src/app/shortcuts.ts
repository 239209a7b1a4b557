import { viewStore } from '@/store/viewStore'
import { COMMANDS } from './commands'
import type { Command } from './commands/command'
import { isChord } from './keys'
import { hasKeysOfItsOwn, hasOwnHistory } from './ownKeys'
import { keepsTyping } from './typedAhead'

/** Space presses these. */
const PRESSED_BY_SPACE =
  'button, a, summary, [role=tab], [role=radio], [role=switch], [role=treeitem], input'
/** The arrows move within these. */
const MOVED_BY_ARROWS =
  '[role=tablist], [role=radiogroup], [role=tree], [role=slider], [role=grid], [role=toolbar]'
/** These ask nobody: not even a field that is typed in. */
const EVERYWHERE: ReadonlySet<string> = new Set(['commands', 'explain'])
const MOVING: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

/** Runs the command of a key, unless the focus is on something with keys of its own. */
export function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  if (keepsTyping(event)) {
    event.preventDefault()
    return
  }
  const command = commandFor(event)
  if (!command) return
  event.preventDefault()
  command.run()
}

function commandFor(event: KeyboardEvent): Command | undefined {
  const command = COMMANDS.find(
    ({ chords = [], byBrowser = false, enabled }) =>
      !byBrowser && chords.some((chord) => isChord(event, chord)) && (enabled?.() ?? true),
  )
  if (!command || !isFree(event, command)) return undefined
  return command
}

function isFree(event: KeyboardEvent, command: Command): boolean {
  const target = event.target instanceof Element ? event.target : undefined
  if (EVERYWHERE.has(command.id)) return true
  if (viewStore.getState().commandsOpen) return false
  if (command.id === 'undo' || command.id === 'redo') {
    return !target || !hasOwnHistory(target, command.id)
  }
  if (target && hasKeysOfItsOwn(target)) return false
  if (event.key === ' ' && target?.closest(PRESSED_BY_SPACE)) return false
  if (MOVING.has(event.key) && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
    // On the canvas the arrows move what is selected.
    const moves = target?.closest('#network') && viewStore.getState().selection.length > 0
    return !moves && !target?.closest(MOVED_BY_ARROWS)
  }
  return true
}
