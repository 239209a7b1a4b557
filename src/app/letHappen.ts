import { makeChange, type ChangeNow } from '@/store/changesNow'
import { notify } from './notify'

/** Lets something happen to the network now; where it cannot, a notice says why. */
export function letHappen(change: ChangeNow): void {
  const refusal = makeChange(change)
  if (refusal !== undefined) void notify({ text: refusal, fault: true })
}
