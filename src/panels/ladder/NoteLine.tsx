import { clsx } from 'clsx'
import { isTalkedWell } from '@/engine/simulation/log'
import type { Topology } from '@/model/topology'
import type { LadderRow, SegmentRow } from '@/playback/ladder/types'
import { seekToTick } from '@/store/run/run'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { clockText } from '../timeline/timeText'
import { holderName } from '../live/holderName'

const words = strings.ladder

type Note = Exclude<LadderRow, SegmentRow>

interface NoteLineProps {
  readonly row: Note
  readonly topology: Topology
  readonly unfolded: boolean
  readonly onUnfold: () => void
}

/** What happened besides packets: edits as bars, entries that expired, the end, and folded exchanges. */
export function NoteLine({ row, topology, unfolded, onUnfold }: NoteLineProps) {
  if (row.kind === 'fold') {
    return (
      <button
        type="button"
        aria-expanded={unfolded}
        className="relative mx-4 my-1 flex h-[26px] w-[calc(100%-32px)] cursor-pointer items-center justify-center gap-1.5 rounded-control border border-dashed border-line-strong bg-surface text-[12px] text-muted hover:text-ink pointer-coarse:h-11"
        onClick={onUnfold}
      >
        <Glyph name={unfolded ? 'chevronUp' : 'chevronDown'} size={12} />
        {unfolded ? words.fewer : words.more(row.exchanges)}
      </button>
    )
  }
  const isEdit = row.kind === 'edit'
  const isBad = row.kind === 'unanswered' || (row.kind === 'ended' && !isTalkedWell(row.outcome))
  return (
    <button
      type="button"
      className={clsx(
        'relative mx-4 my-1 block w-[calc(100%-32px)] cursor-pointer truncate rounded-control px-3 py-1 text-center text-[12px] leading-[18px] font-medium pointer-coarse:min-h-11',
        groundOf(row.when === 'later', isEdit, isBad),
      )}
      onClick={() => {
        seekToTick(row.tick + 1)
      }}
    >
      {textOf(topology, row)}
    </button>
  )
}

/** What has not happened yet is quiet. */
function groundOf(isLater: boolean, isEdit: boolean, isBad: boolean): string {
  if (isLater) return 'bg-sunken text-muted'
  if (isEdit) return 'bg-ink text-surface'
  return isBad ? 'bg-deny-fill text-deny' : 'bg-sunken text-muted'
}

function textOf(topology: Topology, row: Exclude<Note, { readonly kind: 'fold' }>): string {
  switch (row.kind) {
    case 'edit':
      return words.edit(clockText(row.time), row.label)
    case 'forgotten':
      return words.forgotten(holderName(topology, row.holder.split(' ')[0] ?? row.holder))
    case 'hop':
      return row.by === undefined ? words.noHop(row.ttl) : words.hop(row.ttl, row.by)
    case 'unanswered':
      return words.unanswered
    case 'ended':
      return words.outcomes[row.outcome]
  }
}
