import type { Step } from '@/engine/trace'
import { stripX } from './stripX'

interface StripTrackProps {
  /** As many as may be seen; nothing where there is none so far along. */
  readonly steps: readonly (Step | undefined)[]
  readonly last: number
  readonly position: number
  readonly colour: string
  /** A ghost would give away that something refuses. */
  readonly hidesGhost: boolean
}

/** The line between the stations: the request's solid, the reply's double, the ghost's dashed. */
export function StripTrack({ steps, last, position, colour, hidesGhost }: StripTrackProps) {
  return Array.from({ length: last }, (_none, index) => {
    const step = steps[index + 1]
    const behind = index < position
    const line = behind ? colour : 'var(--line-strong)'
    const style = { left: stripX(index, last), width: stripX(1, last) }
    if (step?.ghost === true && !hidesGhost) {
      return (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- a way is its place
          key={index}
          className="absolute -top-px border-t-2 border-dashed border-ghost"
          style={style}
        />
      )
    }
    if (step?.leg === 'response' && steps[index]?.leg === 'response') {
      return (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- a way is its place
          key={index}
          className="absolute -top-[3px] h-[6px] border-y-[1.5px]"
          style={{ ...style, borderColor: line, opacity: behind ? 1 : 0.6 }}
        />
      )
    }
    return (
      <span
        // oxlint-disable-next-line react/no-array-index-key -- a way is its place
        key={index}
        className="absolute -top-[1.5px] h-[3px]"
        style={{ ...style, background: line, opacity: behind ? 1 : 0.45 }}
      />
    )
  })
}
