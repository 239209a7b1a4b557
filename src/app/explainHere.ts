import { setView } from '@/store/viewStore'

/** Opens what is said about the field that has the focus, or about the part that it stands in; else the concepts. */
export function explainHere(): void {
  const explained = document.activeElement?.closest('[data-explained]')
  const mark = explained?.querySelector<HTMLElement>('[data-help-mark]')
  if (mark) mark.click()
  else if (!document.activeElement?.closest('[role=dialog]')) setView({ concept: 'vpc' })
}
