import { clsx } from 'clsx'
import type { Micros } from '@/engine/simulation/settings'
import { follow } from '@/store/run/run'
import { strings } from '@/strings/strings'
import type { PlacedBar, Room } from './clusters'
import { stateAt } from './lanes'

const words = strings.timeline
const ROW_PX = 22
/** A narrower bar has no room for its words; they stand in its name. */
const ROOM_FOR_WORDS_PX = 44

interface LaneBarProps {
  readonly placed: PlacedBar
  /** Where on it no mark lies. */
  readonly room: Room
  readonly now: Micros
  readonly ends: string
  readonly followed: boolean
}

/** A connection from its opening until nothing knows it any more. Pressed, it is followed everywhere. */
export function LaneBar({ placed, room, now, ends, followed }: LaneBarProps) {
  const { bar, row, left, width } = placed
  const { port, talk, connection } = bar
  const isLater = bar.from > now
  const state = stateAt(bar, now)
  const text = isLater ? (port ?? talk) : words.connection(port ?? talk, words.states[state])
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={followed}
      aria-label={`${ends}, ${text}`}
      title={text}
      onClick={() => {
        follow(followed ? undefined : connection)
      }}
      className={clsx(
        'pointer-events-auto absolute flex h-4 cursor-pointer items-center overflow-hidden rounded-[5px] border pr-1 text-left text-[12px] leading-none whitespace-nowrap',
        isLater ? LOOKS.later : LOOKS[lookOf(state)],
        followed && 'shadow-[0_0_0_2px_var(--selection)]',
      )}
      style={{ left, width, top: row * ROW_PX + 3, paddingLeft: room.from + 5 }}
    >
      {room.width >= ROOM_FOR_WORDS_PX && text}
    </button>
  )
}

const LOOKS = {
  tracked: 'border-tracked bg-tracked-fill text-tracked',
  open: 'border-line-strong bg-surface text-ink',
  over: 'border-line bg-sunken text-muted',
  /** Known from before, and not yet at this moment. */
  later: 'border-dashed border-line-strong bg-surface text-muted',
  failed: 'border-deny bg-deny-fill text-deny',
} as const

function lookOf(state: ReturnType<typeof stateAt>): keyof typeof LOOKS {
  switch (state) {
    case 'tracked':
    case 'kept':
      return 'tracked'
    case 'opening':
    case 'open':
      return 'open'
    case 'closed':
    case 'answered':
    case 'delivered':
      return 'over'
    default:
      return 'failed'
  }
}
