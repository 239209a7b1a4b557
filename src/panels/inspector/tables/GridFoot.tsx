import { useState } from 'react'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Kbd } from '@/ui/Kbd'

const words = strings.tables

interface SelectionBarProps {
  readonly count: number
  readonly noun: string
  readonly text: () => string
  readonly onDuplicate: (() => void) | undefined
  readonly onDelete: () => void
  readonly onClear: () => void
}

/** What can be done with the rows that are selected. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, noun, text, onDuplicate, onDelete, onClear } = props
  const [copied, setCopied] = useState(0)
  return (
    <div className="flex flex-none flex-wrap items-center gap-1.5 border-t border-line bg-selection-fill px-3 py-1.5 text-[12px]">
      <output className="min-w-0 flex-1">{words.selected(count, noun)}</output>
      <Button
        glyph={copied === count ? 'check' : 'copy'}
        onClick={() => {
          void navigator.clipboard.writeText(text())
          setCopied(count)
        }}
      >
        {copied === count ? words.copied : words.copy}
      </Button>
      {onDuplicate && <Button onClick={onDuplicate}>{words.duplicate}</Button>}
      <Button variant="danger" glyph="trash" onClick={onDelete}>
        {words.remove}
      </Button>
      <Button variant="quiet" onClick={onClear}>
        {words.selectNone}
      </Button>
    </div>
  )
}

/** By what the view is sorted, and the way back. */
export function SortLine(props: {
  readonly header: string
  readonly ordered: boolean
  readonly onOff: () => void
}) {
  const { header, ordered, onOff } = props
  return (
    <output className="flex flex-none items-center gap-2 border-t border-line px-4 py-1.5 text-[12px]">
      <span className="min-w-0 flex-1">
        {words.sorted(header)} {ordered && words.sortIsView}
      </span>
      <button
        type="button"
        className="cursor-pointer text-selection underline underline-offset-2"
        onClick={onOff}
      >
        {words.sortOff}
      </button>
    </output>
  )
}

/** A key of the grid and what it does. */
export function KeyHint({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Kbd>{keys}</Kbd>
      {does}
    </span>
  )
}
