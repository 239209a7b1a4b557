import { useEffect, useRef } from 'react'

/** What the keys do while a question is open. */
export interface CardKeys {
  readonly verdict: (verdict: 'allow' | 'deny' | 'some') => void
  readonly row: (by: 1 | -1) => void
  /** Reveals, or goes on. */
  readonly next: () => void
  /** A clicker's key: reveals even where nothing was answered. */
  readonly show: () => void
}

/** Where these keys are typed text, or belong to a dialog or list. */
const TAKEN =
  'input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]'
/** Space and Enter press these. */
const PRESSED = 'button, a, summary, [role=tab], [role=switch], [role=treeitem]'
/** The arrows move within these. */
const MOVED = '[role=tablist], [role=tree], [role=slider], [role=grid], [role=toolbar]'

/** While the card is there its keys come first, wherever the focus is, but for what is typed. */
export function useCardKeys(keys: CardKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target instanceof Element ? event.target : undefined
      if (target?.closest(TAKEN)) return
      const act = actOf(event.key, target, latest.current)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => {
      document.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
}

function actOf(key: string, target: Element | undefined, keys: CardKeys): (() => void) | undefined {
  const { verdict, row, next, show } = keys
  switch (key) {
    case 'a':
    case 'A':
      return () => {
        verdict('allow')
      }
    case 'd':
    case 'D':
      return () => {
        verdict('deny')
      }
    case 's':
    case 'S':
      return () => {
        verdict('some')
      }
    case 'ArrowDown':
    case 'ArrowUp':
      if (target?.closest(MOVED)) return undefined
      return () => {
        row(key === 'ArrowDown' ? 1 : -1)
      }
    case ' ':
    case 'Enter':
      return target?.closest(PRESSED) ? undefined : next
    case 'ArrowRight':
    case 'PageDown':
      return target?.closest(MOVED) ? undefined : show
    default:
      return undefined
  }
}
