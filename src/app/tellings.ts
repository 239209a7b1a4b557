import { diagramStore } from '@/store/diagramStore'
import { tellingStore, type Telling } from '@/store/telling'
import { strings } from '@/strings/strings'
import { notify } from './notify'

/** Shows what the store tells of as notices. */
export function startTellings(): () => void {
  return tellingStore.subscribe(({ last }) => {
    if (last) void show(last)
  })
}

async function show({ text, detail, fault, undo }: Telling): Promise<void> {
  const { diagram } = diagramStore.getState()
  const dismiss = await notify({
    text,
    ...(detail === undefined ? {} : { detail }),
    ...(fault === undefined ? {} : { fault }),
    ...(undo ? { action: { label: strings.moves.undo, run: undo } } : {}),
  })
  if (!undo) return
  // After the next edit there is another one to take back; it may have come while notices were loaded.
  if (diagramStore.getState().diagram !== diagram) {
    dismiss()
    return
  }
  const forget = diagramStore.subscribe((state) => {
    if (state.diagram === diagram) return
    forget()
    dismiss()
  })
}
