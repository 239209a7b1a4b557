import { strings } from '@/strings/strings'
import { addKind } from '../addKind'
import { KIND_TOOLS } from '../kindTools'
import type { Command } from './command'

/** Adding one of each kind, where it fits. */
export const ADD_COMMANDS: readonly Command[] = KIND_TOOLS.map(({ kind, name, glyph }) => ({
  id: `add-${kind}`,
  label: strings.rail.add(name),
  group: 'add',
  glyph,
  run: () => {
    addKind(kind)
  },
}))
