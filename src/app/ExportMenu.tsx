import { Button } from '@/ui/Button'
import { Menu } from '@/ui/Menu'
import { setApp } from './appStore'
import { copyDiagram, downloadDiagram } from './exporting'

/** The ways out: a file, or the clipboard. */
export function ExportMenu() {
  return (
    <Menu
      label="Export"
      align="end"
      entries={[
        { label: 'Packetwalk file', glyph: 'file', detail: '.json', onChoose: downloadDiagram },
        {
          label: 'Picture',
          glyph: 'window',
          detail: '.svg .png',
          onChoose: () => {
            setApp({ dialog: 'image' })
          },
        },
        {
          label: 'Copy as JSON',
          glyph: 'copy',
          onChoose: () => {
            void copyDiagram()
          },
        },
      ]}
    >
      <Button variant="ink" glyph="upload">
        <span className="max-lg:sr-only">Export</span>
      </Button>
    </Menu>
  )
}
