import { labelOfId } from '@/model/topology'
import { useConnecting } from '@/store/connecting'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'

const words = strings.connecting
const WIDTH = 288
const OFF = 16

/** Hangs at the pointer and says what letting go here would make, or why nothing. */
export function ConnectTag() {
  const topology = useTopology()
  const from = useConnecting((state) => state.from)
  const pointer = useConnecting((state) => state.pointer)
  const answer = useConnecting(({ aim }) => aim?.answer)
  if (from === undefined || !pointer) return null
  const left = Math.max(8, Math.min(pointer.x + OFF, window.innerWidth - WIDTH - 8))
  const below = pointer.y < window.innerHeight - 110
  const tone = answer?.ok === false ? 'border-deny' : 'border-selection'
  return (
    <output
      className={`pointer-events-none fixed z-50 block rounded-card border bg-surface px-2.5 py-1.5 text-[12px] leading-[17px] shadow-e2 ${tone}`}
      style={{
        left,
        maxWidth: WIDTH,
        ...(below ? { top: pointer.y + OFF } : { bottom: window.innerHeight - pointer.y + OFF }),
      }}
    >
      {answer === undefined && (
        <>
          <b className="block font-semibold">{words.from(labelOfId(topology, from))}</b>
          <span className="text-muted">{words.hint}</span>
        </>
      )}
      {answer?.ok === false && (
        <span className="flex gap-1.5 text-deny">
          <Glyph name="cross" size={14} className="mt-0.5 flex-none" />
          <span>{answer.error}.</span>
        </span>
      )}
      {answer?.ok === true && (
        <>
          <b className="block font-semibold">{answer.value[0].label}</b>
          {answer.value[0].detail !== undefined && (
            <span className="block text-muted">{answer.value[0].detail}</span>
          )}
          {answer.value.length > 1 && (
            <span className="block text-selection">{words.more(answer.value.length - 1)}</span>
          )}
        </>
      )}
    </output>
  )
}
