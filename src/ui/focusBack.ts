import { useEffect } from 'react'

/** What comes and goes over the page. */
const PASSING =
  '[role=dialog], [role=menu], [role=listbox], [data-radix-popper-content-wrapper], [data-sonner-toaster]'

let last: HTMLElement | undefined

/** Keeps in mind what of the page itself had the focus last. */
export function startFocusBack(): () => void {
  const keep = ({ target }: Pick<Event, 'target'>): void => {
    if (target instanceof HTMLElement && !target.closest(PASSING)) last = target
  }
  document.addEventListener('focusin', keep)
  keep({ target: document.activeElement })
  return () => {
    document.removeEventListener('focusin', keep)
  }
}

/** As this goes, the focus is where it was before, unless what was chosen has taken it. */
export function useFocusBack(): void {
  useEffect(
    () => () => {
      setTimeout(() => {
        const { activeElement, body } = document
        if (activeElement !== null && activeElement !== body) return
        const back =
          last?.isConnected === true && last !== body ? last : document.querySelector('main')
        back?.focus()
      }, 0)
    },
    [],
  )
}
