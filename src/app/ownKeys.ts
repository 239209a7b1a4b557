/** Where these keys are typed text or the control's own. */
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]'
const OWN_SURFACE = '[role=dialog], [role=menu], [role=listbox]'

/** Whether keys pressed here are typed text, or belong to a dialog or menu. */
export function hasKeysOfItsOwn(target: Element): boolean {
  return target.closest(OWN_SURFACE) !== null || target.closest(TYPING) !== null
}

/** Whether undo here takes back letters: text is being typed that the diagram does not have yet. */
export function hasOwnUndo(target: Element): boolean {
  return (
    target.closest(OWN_SURFACE) !== null ||
    target
      .closest(
        'input[type=text], input:not([type]), input[type=search], textarea, [contenteditable=true]',
      )
      ?.hasAttribute('data-settled') === false
  )
}
