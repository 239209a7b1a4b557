import { useLate } from '@/store/late'
import { canvasHands } from '../canvasHands'
import type { SendToolbarProps } from './SendToolbar'

/** The toolbar of a selected thing that can send, as soon as there is one. */
export function SendFrom(props: SendToolbarProps) {
  const hands = useLate(canvasHands)
  return hands && <hands.SendToolbar {...props} />
}
