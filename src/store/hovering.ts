import { setView, viewStore } from './viewStore'

/** Pointing at this, or coming to it by keyboard, lights a resource up in the drawing. */
export function lightsUp(id: string) {
  const on = (): void => {
    setView({ hovered: id })
  }
  const off = (): void => {
    if (viewStore.getState().hovered === id) setView({ hovered: undefined })
  }
  return { onPointerEnter: on, onPointerLeave: off, onFocus: on, onBlur: off }
}
