import { Glyph } from '@/ui/glyphs'
import type { Fault } from './grid'

/** What is wrong with a row, and the one link that mends it. */
export function FaultLine<Column extends string>(props: {
  readonly id: string
  readonly fault: Fault<Column>
  readonly onMend: (column: Column, text: string) => void
}) {
  const { id, fault, onMend } = props
  const { column, message, fix } = fault
  return (
    <span id={id} role="alert" className="flex items-start gap-2 leading-[18px]">
      <Glyph name="warning" className="mt-px text-deny" />
      <span>
        {message}.{' '}
        {fix && (
          <button
            type="button"
            className="text-selection underline pointer-coarse:min-h-11 underline-offset-2 focus-visible:outline-2 focus-visible:outline-selection"
            onClick={() => {
              onMend(column, fix.text)
            }}
          >
            {fix.label}
          </button>
        )}
      </span>
    </span>
  )
}
