import { writeDiagram } from '@/interchange/writeDiagram'
import { diagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { notify } from './notify'

const words = strings.exporting

/** Saves the diagram as a file of our own format. */
export function downloadDiagram(): void {
  const { diagram } = diagramStore.getState()
  const blob = new Blob([writeDiagram(diagram)], { type: 'application/json' })
  downloadBlob(`${fileName(diagram.name)}.packetwalk.json`, blob)
}

/** Puts the diagram on the clipboard. */
export async function copyDiagram(): Promise<void> {
  const text = writeDiagram(diagramStore.getState().diagram)
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

/** Hands a file to the browser as a download. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** A diagram's name as the name of a file. */
export function fileName(name: string): string {
  const plain = name.trim().replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
  return plain === '' ? 'diagram' : plain
}
