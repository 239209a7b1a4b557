import { placeHere } from './addKind'
import { pointingStore } from '@/store/pointing'
import { placeableKind } from '@/store/placing/placements'
import { strings } from '@/strings/strings'
import { setApp } from './appStore'
import { KIND_TOOLS } from './kindTools'
import { Picker } from './Picker'

const words = strings.contextMenu

/** Every kind, by typing; the picked one is placed where this was asked for. */
export function AddHere() {
  const { menu: spot } = pointingStore.getState()
  const close = () => {
    setApp({ dialog: undefined })
  }
  return (
    <Picker
      title={words.addTitle}
      placeholder={words.addPlaceholder}
      none={words.addNone}
      at={spot?.screen}
      choices={KIND_TOOLS.map(({ kind, title, word, glyph }) => ({
        id: kind,
        label: title,
        glyph,
        words: word,
      }))}
      onClose={close}
      onPick={(id) => {
        close()
        const kind = placeableKind(id)
        if (kind) placeHere(kind, spot)
      }}
    />
  )
}
