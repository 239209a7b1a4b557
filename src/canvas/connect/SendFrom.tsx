import { useLate } from '@/store/late'
import { canvasHands } from '../canvasHands'

/** The toolbar of a selected thing that can send, as soon as there is one. */
export function SendFrom({ id }: { readonly id: string }) {
  const hands = useLate(canvasHands)
  return hands && <hands.SendToolbar id={id} />
}
