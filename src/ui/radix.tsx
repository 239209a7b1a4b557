import { cloneElement, useState, type ButtonHTMLAttributes, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { handsOff } from './presses'
import type * as radixParts from './radixParts'

type Radix = typeof radixParts

const radixStore = createStore<{ readonly parts: Radix | undefined }>()(() => ({
  parts: undefined,
}))

/** The primitives of what opens; undefined until they are loaded, right after the first paint. */
export function useRadix(): Radix | undefined {
  return useStore(radixStore, ({ parts }) => parts)
}

/**
 * Loads the primitives, and brings them in while nothing is held down. What had the focus keeps it, though its
 * element is made anew.
 */
export async function loadRadix(): Promise<void> {
  const parts = await import('./radixParts')
  await handsOff()
  const focused = document.activeElement
  flushSync(() => {
    radixStore.setState({ parts })
  })
  if (!(focused instanceof HTMLElement) || focused.isConnected) return
  const twin = twinOf(focused)
  // What it has opened takes the focus itself, and would close for its opener's.
  if (twin?.ariaExpanded !== 'true') twin?.focus()
}

/** The element that took the place of this one: of the same tag and name. */
function twinOf(element: HTMLElement): HTMLElement | undefined {
  const twins = [...document.querySelectorAll<HTMLElement>(element.tagName)]
  return twins.find(
    (other) => other.ariaLabel === element.ariaLabel && other.textContent === element.textContent,
  )
}

/** What opens something, while the primitives are on their way; a press is kept until they are there. */
export function useAskedFor(
  opener: ReactElement,
  opens: 'menu' | 'dialog',
): { readonly asked: boolean; readonly meanwhile: ReactElement } {
  const [asked, setAsked] = useState(false)
  const ask: ButtonHTMLAttributes<HTMLButtonElement> = {
    'aria-haspopup': opens,
    'aria-expanded': false,
    onClick: () => {
      setAsked(true)
    },
  }
  const meanwhile = cloneElement(opener, ask)
  return { asked, meanwhile }
}
