import { tellingStore } from '@/store/telling'
import { strings } from '@/strings/strings'
import { notify } from './notify'

/** Shows what the store tells of as notices. */
export function startTellings(): () => void {
  return tellingStore.subscribe(({ last }) => {
    if (!last) return
    const { text, detail, fault, undo } = last
    void notify({
      text,
      ...(detail === undefined ? {} : { detail }),
      ...(fault === undefined ? {} : { fault }),
      ...(undo ? { action: { label: strings.moves.undo, run: undo } } : {}),
    })
  })
}
