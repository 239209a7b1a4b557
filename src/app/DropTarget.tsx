import { useEffect, useState } from 'react'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { filesOfDrop } from './droppedFiles'
import { importFiles } from './importing'

/** Takes files that are dropped anywhere on the page. */
export function DropTarget() {
  const [over, setOver] = useState(false)

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      // Nothing related: the pointer has left the page.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      setOver(false)
      void filesOfDrop(event.dataTransfer).then(importFiles)
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [])

  if (!over) return undefined
  return (
    <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-vpc border-2 border-dashed border-selection bg-selection-fill/90">
      <p className="flex items-center gap-2 text-[20px] leading-[26px] font-semibold text-selection">
        <Glyph name="download" size={24} />
        {strings.importing.dropHere}
      </p>
    </div>
  )
}
