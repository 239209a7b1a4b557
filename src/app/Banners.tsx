import { dismissDamaged, keepThisTab, loadOtherTab, usePersistence } from '@/store/persistence'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import { saveFile } from '@/ui/saveFile'

const words = strings.saving

/** What the user must decide about what is saved; nothing is overwritten before. */
export function Banners() {
  const conflict = usePersistence((state) => state.save.kind === 'conflict')
  const damaged = usePersistence((state) => state.damaged)
  if (!conflict && !damaged) return undefined
  return (
    <div className="pointer-events-none absolute inset-x-3 top-14 z-20 flex flex-col items-center gap-2">
      {conflict && (
        <Banner text={words.otherTab}>
          <Button onClick={() => void loadOtherTab()}>{words.showNewer}</Button>
          <Button variant="ink" onClick={() => void keepThisTab()}>
            {words.keepThis}
          </Button>
        </Banner>
      )}
      {damaged && (
        <Banner text={words.damaged(damaged.why)}>
          <Button
            glyph="download"
            onClick={() => {
              saveFile(
                'damaged-diagram.json',
                new Blob([damaged.text], { type: 'application/json' }),
              )
            }}
          >
            {words.download}
          </Button>
          <Button variant="ink" onClick={dismissDamaged}>
            {words.goOn}
          </Button>
        </Banner>
      )}
    </div>
  )
}

function Banner({ text, children }: { readonly text: string; readonly children: React.ReactNode }) {
  return (
    <div
      role="alert"
      className="pointer-events-auto flex max-w-2xl flex-wrap items-center justify-end gap-2 rounded-card border border-intermittent bg-surface p-2.5 pl-3 shadow-e2"
    >
      <Glyph name="warning" className="text-intermittent" />
      <p className="min-w-48 flex-1">{text}</p>
      {children}
    </div>
  )
}
