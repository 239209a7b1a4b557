// All that answers commands, keys and menus, as one part to load right after the first paint.
export { addAnnotationHere } from '@/store/annotating'
export { addKind } from './addKind'
export { startClipboard } from './clipboard'
export { chordOf, COMMANDS, runCommand } from './commands'
export { menuEntries, menuLabel } from './contextMenu/menuEntries'
export { startFocusBack } from '@/ui/focusBack'
export { onKeyDown } from './shortcuts'
export { startTellings } from './tellings'
