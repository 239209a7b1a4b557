import type { GlyphName } from '@/ui/glyphs'

/** The parts of the palette and of the list of keys, in their order. */
export const COMMAND_GROUPS = ['packet', 'edit', 'add', 'diagram', 'view'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** Something that the command palette, a key or a button does. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly group: CommandGroup
  readonly glyph: GlyphName
  /** The chord that runs it, `Mod` being ⌘ or Ctrl; the first is the one that is shown. */
  readonly chords?: readonly string[]
  /** The browser turns the chord into an event of its own; it is only shown here. */
  readonly byBrowser?: boolean
  readonly run: () => void
  /** Whether it would do anything now. */
  readonly enabled?: () => boolean
  /** Left out of the palette: keys that only make sense as keys. */
  readonly keyOnly?: boolean
}
