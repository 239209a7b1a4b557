import { seek } from '@/store/simulationStore'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import type { Stamp } from './stamps'

interface Look {
  readonly glyph: GlyphName
  readonly colour: string
}

const LOOKS: Readonly<Record<Stamp['sign'], Look>> = {
  allow: { glyph: 'check', colour: 'var(--allow)' },
  deny: { glyph: 'cross', colour: 'var(--deny)' },
  partial: { glyph: 'half', colour: 'var(--intermittent)' },
  translate: { glyph: 'translate', colour: 'var(--translate)' },
  ticket: { glyph: 'ticket', colour: 'var(--tracked)' },
  route: { glyph: 'signpost', colour: 'var(--muted)' },
}

/** A stamp on the canvas: the sign of a decision, which takes the packet back to it. */
export function StampMark({
  stamp,
  label,
  current,
}: {
  readonly stamp: Stamp
  readonly label: string
  readonly current: boolean
}) {
  const target = stamp.stations[0]?.index ?? 0
  const isGate = stamp.gate !== undefined && !stamp.ghost
  return (
    <button
      type="button"
      tabIndex={-1}
      title={label}
      aria-label={label}
      className="canvas-stamp nodrag nopan"
      data-current={current}
      style={{ left: stamp.at.x, top: stamp.at.y, ...(isGate ? { width: 22, height: 46 } : {}) }}
      onClick={(event) => {
        event.stopPropagation()
        seek(target)
      }}
    >
      {isGate ? <DeniedGate /> : <Disc stamp={stamp} />}
    </button>
  )
}

function Disc({ stamp }: { readonly stamp: Stamp }) {
  const { glyph, colour } = LOOKS[stamp.sign]
  if (stamp.ghost) {
    return (
      <span className="canvas-disc canvas-disc-ghost">
        <Glyph name={glyph} size={11} weight={3.4} />
      </span>
    )
  }
  if (stamp.sign === 'partial') return <HalfDisc />
  return (
    <span className="canvas-disc" style={{ background: colour }} data-sign={stamp.sign}>
      <Glyph name={glyph} size={stamp.sign === 'translate' ? 13 : 11} weight={4} />
    </span>
  )
}

/** Half of it lets through: a disc filled to its half. */
function HalfDisc() {
  return (
    <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">
      <circle r="9" fill="var(--surface)" />
      <path d="M0-7.500a7.500 7.500 0 0 1 0 15Z" fill="var(--intermittent)" />
      <circle r="7.500" fill="none" stroke="var(--intermittent)" strokeWidth="2" />
    </svg>
  )
}

/** The gate itself, solid and shut. */
function DeniedGate() {
  return (
    <svg width="22" height="46" viewBox="-11 -23 22 46" aria-hidden="true">
      <rect x="-9" y="-21" width="18" height="42" rx="5" fill="var(--deny)" />
      <path
        d="M-4-4 4 4M4-4-4 4"
        stroke="var(--on-solid)"
        strokeWidth="2.400"
        strokeLinecap="round"
      />
    </svg>
  )
}
