import { openConnectList } from '@/store/connecting'
import { connects } from '@/store/connectGesture'
import { strings } from '@/strings/strings'

const words = strings.connecting

/** The dot at a thing's lower edge: dragged to something it connects the two, pressed it lists what it can be. */
export function ConnectHandle({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={words.handle}
      aria-label={words.connect(name)}
      className="canvas-connect-handle nodrag nopan"
      {...connects(id)}
      onClick={(event) => {
        event.stopPropagation()
        openConnectList([id])
      }}
    />
  )
}
