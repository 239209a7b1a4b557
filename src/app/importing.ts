import type { NetworkFile } from '@/interchange/readNetwork'
import { completeLayout } from '@/layout/completeLayout'
import type { Diagram } from '@/layout/diagram'
import { diagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { appStore, setApp } from './appStore'
import { readGivenFiles } from './droppedFiles'
import { notify } from './notify'
import { replaceDiagram } from './opening'

const words = strings.importing

/** Opens the network that files describe; what is open stays when they describe none. */
export async function importFiles(files: readonly File[]): Promise<void> {
  try {
    const given = await readGivenFiles(files)
    const { decodeText } = await import('@/interchange/readNetwork')
    await importGiven(given.map(({ name, bytes }) => ({ name, text: decodeText(bytes) })))
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error))
  }
}

/** Opens the network that pasted text describes. */
export async function importText(text: string): Promise<void> {
  await importGiven([{ name: words.pastedText, text }])
}

async function importGiven(files: readonly NetworkFile[]): Promise<void> {
  setApp({ importFault: undefined })
  const { readNetwork } = await import('@/interchange/readNetwork')
  const result = readNetwork(files)
  if (!result.ok) {
    refuse(result.error)
    return
  }
  const { diagram, report } = result.value
  const before = diagramStore.getState().diagram.name
  replaceDiagram(strings.steps.open(diagram.name), laidOut(diagram))
  setApp({
    dialog: report.notes.length > 0 ? 'report' : undefined,
    lastImport: { name: diagram.name, report },
  })
  void tellOpened(diagram.name, before)
}

/** The report comes first; the notice would lie over it. */
async function tellOpened(name: string, before: string): Promise<void> {
  await reportClosed()
  await notify({
    text: words.isOpen(name),
    action: {
      label: words.undo(before),
      run: () => {
        diagramStore.getState().undo()
      },
    },
  })
}

/** Waits until no report is shown any more. */
async function reportClosed(): Promise<void> {
  if (appStore.getState().dialog !== 'report') return
  await new Promise<void>((resolve) => {
    const stop = appStore.subscribe(({ dialog }) => {
      if (dialog === 'report') return
      stop()
      resolve()
    })
  })
}

function laidOut(diagram: Diagram): Diagram {
  return { ...diagram, layout: completeLayout(diagram.topology, diagram.layout) }
}

/** One message that stays until the next try; what is open was not touched. */
function refuse(fault: string): void {
  setApp({ dialog: 'import', importFault: fault })
}
