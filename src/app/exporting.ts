import { writeDiagram } from '@/interchange/writeDiagram'
import { diagramStore, newestDiagram } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { fileName, saveFile } from '@/ui/saveFile'
import { notify } from './notify'

const words = strings.exporting

/** Saves the diagram as a file of our own format, as it was last edited: whichever moment of a run is shown. */
export function downloadDiagram(): void {
  const diagram = newestDiagram(diagramStore.getState())
  const blob = new Blob([writeDiagram(diagram)], { type: 'application/json' })
  saveFile(`${fileName(diagram.name)}.packetwalk.json`, blob)
}

/** Puts the diagram on the clipboard. */
export async function copyDiagram(): Promise<void> {
  const text = writeDiagram(newestDiagram(diagramStore.getState()))
  try {
    await navigator.clipboard.writeText(text)
    await notify({ text: words.copied })
  } catch {
    await notify({
      text: words.copyRefused,
      fault: true,
    })
  }
}
