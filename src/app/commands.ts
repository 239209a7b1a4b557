import { ADD_COMMANDS } from './commands/add'
import { ARRANGE_COMMANDS } from './commands/arrange'
import { CLIPBOARD_COMMANDS } from './commands/clipboard'
import type { Command } from './commands/command'
import { CRAFT_COMMANDS } from './commands/craft'
import { DIAGRAM_COMMANDS } from './commands/diagram'
import { HISTORY_COMMANDS } from './commands/history'
import { PACKET_COMMANDS } from './commands/packet'
import { LEARN_COMMANDS } from './commands/learn'
import { RUN_COMMANDS } from './commands/run'
import { TOOL_COMMANDS } from './commands/tool'
import { VIEW_COMMANDS } from './commands/view'
import { CONNECT_COMMANDS } from './connecting/connectCommands'
import { MENU_COMMANDS } from './contextMenu/menuCommands'

/** Every command of the application; keys, palette and the list of keys are all made of it. */
export const COMMANDS: readonly Command[] = [
  ...PACKET_COMMANDS,
  ...RUN_COMMANDS,
  ...LEARN_COMMANDS,
  ...HISTORY_COMMANDS,
  ...CLIPBOARD_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...MENU_COMMANDS,
  ...CONNECT_COMMANDS,
  ...CRAFT_COMMANDS,
  ...TOOL_COMMANDS,
  ...ADD_COMMANDS,
  ...DIAGRAM_COMMANDS,
  ...VIEW_COMMANDS,
]

/** The chord that a button's tooltip shows for a command. */
export function chordOf(id: string): string | undefined {
  return COMMANDS.find((command) => command.id === id)?.chords?.[0]
}

/** Runs a command by its id, as buttons do. */
export function runCommand(id: string): void {
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (command && (command.enabled?.() ?? true)) command.run()
}
