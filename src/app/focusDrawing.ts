/** Gives the drawing the focus unless something in it has it, so that the arrows move what is selected. */
export function focusDrawing(): void {
  const network = document.getElementById('network')
  if (network && !network.contains(document.activeElement)) network.focus()
}
