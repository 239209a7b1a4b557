import type { PortChoice } from '@/engine/trace'
import {
  formatPortRange,
  LAST_PORT,
  portCount,
  subtractPortSet,
  type PortRange,
  type PortSet,
} from '@/model/ports'
import { Glyph } from '@/ui/glyphs'
import { strings } from '@/strings/strings'

const words = strings.trace

interface PortBarProps {
  readonly choice: PortChoice
  /** Who chooses, by name. */
  readonly chooser: string
}

/** Which of the ports that somebody may choose work, drawn over all ports there are. */
export function PortBar({ choice, chooser }: PortBarProps) {
  const { ports, working } = choice
  const refused = subtractPortSet(ports, working)
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-[12px] leading-[17px] text-muted">
        {words.sourcePorts(chooser)}
      </figcaption>
      <div aria-hidden="true" className="relative h-3.5 rounded-[4px] border border-line bg-sunken">
        {refused.map((range) => (
          <Piece
            key={range.from}
            range={range}
            className="bg-deny-fill shadow-[inset_0_0_0_1.5px_var(--deny)]"
          />
        ))}
        {working.map((range) => (
          <Piece key={range.from} range={range} className="bg-allow" />
        ))}
      </div>
      <div aria-hidden="true" className="flex justify-between font-mono text-[12px] text-muted">
        <span>0</span>
        <span>{LAST_PORT}</span>
      </div>
      <Ranges ports={working} glyph="check" className="text-allow" word={words.works} />
      <Ranges ports={refused} glyph="cross" className="text-deny" word={words.fails} />
    </figure>
  )
}

function Piece({ range, className }: { readonly range: PortRange; readonly className: string }) {
  const all = LAST_PORT + 1
  return (
    <span
      className={`absolute inset-y-0 min-w-[3px] rounded-[3px] ${className}`}
      style={{
        left: `${String((range.from / all) * 100)}%`,
        width: `${String(((range.to - range.from + 1) / all) * 100)}%`,
      }}
    />
  )
}

interface RangesProps {
  readonly ports: PortSet
  readonly glyph: 'check' | 'cross'
  readonly className: string
  readonly word: string
}

function Ranges({ ports, glyph, className, word }: RangesProps) {
  if (ports.length === 0) return null
  return (
    <p className="flex items-start gap-1.5 text-[12px] leading-[17px]">
      <Glyph name={glyph} size={12} weight={2.4} className={`mt-[3px] ${className}`} />
      <span className="min-w-0 flex-1">
        <span className="font-mono">{listed(ports)}</span>{' '}
        <span className="text-muted">{words.portCount(word, portCount(ports))}</span>
      </span>
    </p>
  )
}

function listed(ports: PortSet): string {
  return ports.map(formatPortRange).join(', ')
}
