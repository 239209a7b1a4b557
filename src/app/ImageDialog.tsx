import { useMemo, useState } from 'react'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Checkbox } from '@/ui/Checkbox'
import { Dialog } from '@/ui/Dialog'
import { Segmented } from '@/ui/Segmented'
import { setApp } from './appStore'
import { copyImage, downloadImage, imageSvg, printImage, type ImageChoice } from './imageExport'

const words = strings.exporting.image

/** The diagram as a picture: what is in it, how it looks, and where it goes. */
export function ImageDialog() {
  const hasSelection = useView(({ selection }) => selection.length > 0)
  const [choice, setChoice] = useState<ImageChoice>(() => ({
    theme: document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
    area: 'all',
    legend: true,
  }))
  const preview = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(imageSvg(choice))}`,
    [choice],
  )
  const change = (part: Partial<ImageChoice>) => {
    setChoice({ ...choice, ...part })
  }
  return (
    <Dialog
      wide
      title={words.title}
      description={words.about}
      onClose={close}
      actions={
        <>
          <Button onClick={() => void printImage(choice)}>{words.print}</Button>
          <Button onClick={() => void copyImage(choice)}>{words.copyPng}</Button>
          <Button onClick={() => void downloadImage('png', choice)}>{words.savePng}</Button>
          <Button variant="ink" onClick={() => void downloadImage('svg', choice)}>
            {words.saveSvg}
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-3 py-2">
        <Segmented
          label={words.colours}
          value={choice.theme}
          options={[
            { value: 'light', label: words.light },
            { value: 'dark', label: words.dark },
          ]}
          onCommit={(theme) => {
            change({ theme })
          }}
        />
        {hasSelection && (
          <Segmented
            label={words.content}
            value={choice.area}
            options={[
              { value: 'all', label: words.everything },
              { value: 'selection', label: words.selection },
            ]}
            onCommit={(area) => {
              change({ area })
            }}
          />
        )}
        <Checkbox
          label={words.legend}
          checked={choice.legend}
          onCommit={(legend) => {
            change({ legend })
          }}
        />
      </div>
      <img
        src={preview}
        alt={words.preview}
        className="max-h-[52dvh] w-full rounded-card border border-line object-contain"
      />
    </Dialog>
  )
}

function close(): void {
  setApp({ dialog: undefined })
}
