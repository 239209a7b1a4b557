import { useMemo, useState } from 'react'
import { useView } from '@/store/viewStore'
import { Button } from '@/ui/Button'
import { Checkbox } from '@/ui/Checkbox'
import { Dialog } from '@/ui/Dialog'
import { Segmented } from '@/ui/Segmented'
import { setApp } from './appStore'
import { copyImage, downloadImage, imageSvg, printImage, type ImageChoice } from './imageExport'

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
      open
      wide
      title="Export a picture"
      description="Text stays text in SVG. PNG is twice as sharp as the screen."
      onClose={close}
      actions={
        <>
          <Button onClick={() => void printImage(choice)}>Print</Button>
          <Button onClick={() => void copyImage(choice)}>Copy PNG</Button>
          <Button onClick={() => void downloadImage('png', choice)}>Save PNG</Button>
          <Button variant="ink" onClick={() => void downloadImage('svg', choice)}>
            Save SVG
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-3 py-2">
        <Segmented
          label="Colours"
          value={choice.theme}
          options={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onCommit={(theme) => {
            change({ theme })
          }}
        />
        {hasSelection && (
          <Segmented
            label="What is in it"
            value={choice.area}
            options={[
              { value: 'all', label: 'Everything' },
              { value: 'selection', label: 'Selection' },
            ]}
            onCommit={(area) => {
              change({ area })
            }}
          />
        )}
        <Checkbox
          label="Legend"
          checked={choice.legend}
          onCommit={(legend) => {
            change({ legend })
          }}
        />
      </div>
      <img
        src={preview}
        alt="Preview"
        className="max-h-[52dvh] w-full rounded-card border border-line object-contain"
      />
    </Dialog>
  )
}

function close(): void {
  setApp({ dialog: undefined })
}
