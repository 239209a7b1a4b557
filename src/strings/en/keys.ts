/** The names of keys, and the sheet that lists them. */
export const keys = {
  title: 'Keys',
  /** As they are printed on a keyboard that is no Mac's. */
  names: {
    Mod: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Shift',
    Space: 'Space',
    Enter: 'Enter',
    Delete: 'Delete',
    Backspace: 'Backspace',
    Home: 'Home',
    End: 'End',
    PageUp: 'PageUp',
    PageDown: 'PageDown',
    Escape: 'Esc',
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
  },
  escape: 'Esc',
  onCanvas: 'On the canvas',
  hand: {
    shiftClick: 'Shift+click',
    altDrag: 'Alt+drag',
    drag: 'Drag',
    shiftDrag: 'Shift+drag',
    ctrlDrag: 'Ctrl+drag',
    commandDrag: '⌘+drag',
    doubleClick: 'Double click',
    enter: 'Enter',
  },
  byHand: {
    move: 'Move what is selected; with Shift from dot to dot',
    selectMore: 'Select one more thing, or one less',
    copy: 'Leave it where it is and put down a copy',
  },
  advice:
    'On the canvas, Tab goes from thing to thing, Enter selects, and the arrows move what is selected. Elsewhere the arrows step the packet.',
}
