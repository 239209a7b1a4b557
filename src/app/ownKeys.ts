/** Where these keys are typed text or the control's own. */
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]'
const OWN_SURFACE = '[role=dialog], [role=menu], [role=listbox]'

/** Whether keys pressed here are typed text, or belong to a dialog or menu. */
export function hasKeysOfItsOwn(target: Element): boolean {
  return target.closest(OWN_SURFACE) !== null || target.closest(TYPING) !== null
}

const TEXT = 'input[type=text], input[type=search], input:not([type]), textarea'

/** Whether undo or redo here is about letters: text is being typed that the diagram does not have yet. */
export function hasOwnHistory(target: Element, action: 'undo' | 'redo'): boolean {
  if (target.closest(OWN_SURFACE)) return true
  const field = target.closest<HTMLElement>(TEXT)
  if (!field) return false
  const settled = field.dataset['settled']
  return settled === undefined || (settled === 'for-undo' && action === 'redo')
}
