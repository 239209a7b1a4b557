import { heldThings } from '@/store/held'

/** Opens the menu without a pointer: at what has the focus, else at what is selected, else in the middle. */
export function openMenuByKey(): void {
  const network = document.getElementById('network')
  const drawing = network?.querySelector<HTMLElement>('[data-canvas]')
  if (!network || !drawing) return
  const focused = document.activeElement
  const hasFocus =
    focused instanceof HTMLElement && focused !== network && drawing.contains(focused)
  const target = hasFocus ? focused : (elementOfSelection(drawing) ?? drawing)
  const { left, top, width, height } = target.getBoundingClientRect()
  const pane = target === drawing ? drawing.querySelector('.react-flow__pane') : target
  pane?.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + Math.min(width / 2, target === drawing ? width : 60),
      clientY: top + Math.min(height / 2, target === drawing ? height : 30),
    }),
  )
}

/** Where the first selected thing is seen: itself, or a mark of it. */
export function elementOfSelection(drawing: ParentNode): HTMLElement | undefined {
  const [first] = heldThings()
  if (first === undefined) return undefined
  const id = CSS.escape(first)
  return (
    drawing.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`) ??
    drawing.querySelector<HTMLElement>(`[data-resource-id="${id}"]`) ??
    undefined
  )
}
