import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Menu } from '@/ui/Menu'
import { setApp } from './appStore'
import { copyDiagram, downloadDiagram } from './exporting'

const words = strings.exporting

/** The ways out: a file, or the clipboard. */
export function ExportMenu() {
  return (
    <Menu
      label={words.title}
      align="end"
      entries={[
        { label: words.file, glyph: 'file', detail: words.fileType, onChoose: downloadDiagram },
        {
          label: words.picture,
          glyph: 'window',
          detail: words.pictureTypes,
          onChoose: () => {
            setApp({ dialog: 'image' })
          },
        },
        {
          label: words.copyJson,
          glyph: 'copy',
          onChoose: () => {
            void copyDiagram()
          },
        },
      ]}
    >
      <Button variant="ink" glyph="upload">
        <span className="max-lg:sr-only">{words.title}</span>
      </Button>
    </Menu>
  )
}
