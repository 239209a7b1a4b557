/** Where these keys are typed text or the control's own. */
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]'
const OWN_SURFACE = '[role=dialog], [role=menu], [role=listbox]'

/** Whether keys pressed here are typed text, or belong to a dialog or menu. */
export function hasKeysOfItsOwn(target: Element): boolean {
  return target.closest(OWN_SURFACE) !== null || target.closest(TYPING) !== null
}
