import { RESOURCE_KINDS } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { usePersistence } from '@/store/persistence'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { addKind, runCommand } from './lateCommands'
import { openExample } from './opening'

const words = strings.diagrams.empty

/** What an empty canvas offers: three ways to begin. Whoever places something has begun. */
export function EmptyDiagram() {
  const topology = useTopology()
  const ready = usePersistence((state) => state.ready)
  const placing = useView((view) => view.tool !== 'select')
  const empty = RESOURCE_KINDS.every((kind) => Object.keys(topology[kind]).length === 0)
  if (!empty || !ready || placing) return undefined
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center overflow-auto p-4">
      <div className="pointer-events-auto grid w-full max-w-[660px] grid-cols-3 gap-3 max-md:max-w-80 max-md:grid-cols-1">
        <Card
          glyph="wand"
          title={words.example}
          text={words.exampleAbout}
          onChoose={() => {
            void openExample()
          }}
        />
        <Card
          glyph="download"
          title={words.drop}
          text={words.dropAbout}
          onChoose={() => {
            runCommand('import')
          }}
        />
        <Card
          glyph="cloud"
          title={words.draw}
          text={words.drawAbout}
          onChoose={() => {
            addKind('vpc')
          }}
        />
      </div>
    </div>
  )
}

interface CardProps {
  readonly glyph: GlyphName
  readonly title: string
  readonly text: string
  readonly onChoose: () => void
}

function Card({ glyph, title, text, onChoose }: CardProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex cursor-pointer flex-col gap-2 rounded-card border border-line bg-surface p-4 text-left shadow-e1 hover:border-line-strong"
    >
      <Glyph name={glyph} size={24} />
      <span className="font-semibold">{title}</span>
      <span className="text-[12px] leading-[17px] text-muted">{text}</span>
    </button>
  )
}
