/** As a dialog goes: what was chosen in it may have opened something that has the focus, and keeps it. */
export function keepFocus(event: Event): boolean {
  if (document.activeElement === document.body || document.activeElement === null) return false
  event.preventDefault()
  return true
}
