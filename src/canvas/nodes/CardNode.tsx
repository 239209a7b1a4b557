import { clsx } from 'clsx'
import { connects } from '@/store/connectGesture'
import { useLate } from '@/store/late'
import { useView } from '@/store/viewStore'
import { meantBy } from '../chosen'
import { ConnectHandle } from '../connect/ConnectHandle'
import { FireHandle } from '../connect/FireHandle'
import { SendFrom } from '../connect/SendFrom'
import { useConnectMark } from '../connect/useConnectMark'
import { Glyph } from '@/ui/glyphs'
import { canvasHands } from '../canvasHands'
import type { CardCanvasNode, Shown } from '../canvasNode'
import { useTraceRole } from '../packet/journeyStore'
import { SHIELDS_SHOWN, SOCKETS_SHOWN, type CardContent, type CardTone } from '../content/content'
import { useIsPainted } from '../far/useIsPainted'
import { FaultBadge } from './FaultBadge'
import { pointsAt } from './pointsAt'
import { GroupChipButton } from './GroupChipButton'
import { traceBorder } from './traceBorder'

const TONES: Readonly<Record<CardTone, string>> = {
  ink: 'text-ink',
  translate: 'text-translate',
  service: 'text-sg-g',
  muted: 'text-muted',
}

/** A card on the canvas; from afar one among many is painted with the others, and has no elements. */
export function CardNode(props: Shown<CardCanvasNode>) {
  return useIsPainted(props.id) ? null : <Card {...props} />
}

/** An instance, an interface of a service, a NAT gateway: glyph, name, address, shields. */
function Card({ id, data, selected }: Shown<CardCanvasNode>) {
  const { content } = data
  const role = useTraceRole(id)
  const mark = useConnectMark(id)
  const dimmed = role === 'offPath'
  const quiet = dimmed || content.state === 'stopped'
  return (
    <div
      data-connecting={mark}
      className={clsx(
        'canvas-card canvas-takes relative h-full w-full rounded-card border shadow-e1',
        content.unknown === '' ? 'border-solid' : 'border-dashed',
        dimmed ? 'canvas-dimmed' : 'bg-surface',
        traceBorder(role),
      )}
      title={content.more === '' ? undefined : content.more}
    >
      <div className="absolute inset-y-0 right-1.5 left-1.5 flex items-center gap-1.5">
        <span
          className={clsx(
            'canvas-tile grid h-[30px] w-[30px] flex-none place-items-center rounded-lg bg-sunken',
            TONES[content.tone],
            quiet && 'opacity-55',
          )}
        >
          <Glyph name={content.glyph} size={22} weight={1.75} />
        </span>
        <span className="min-w-0 flex-1 leading-[18px]">
          <span
            className={clsx(
              'canvas-name block truncate',
              dimmed ? 'text-muted' : 'font-semibold text-ink',
            )}
          >
            {content.name}
          </span>
          <Detail content={content} />
        </span>
      </div>
      <Shields content={content} />
      <Sockets content={content} />
      {content.marks.length > 0 && (role === 'none' || dimmed) && (
        <LateMarks marks={content.marks} />
      )}
      {content.state !== '' && (
        <span className="canvas-detail absolute -bottom-2.5 left-2 rounded-full border border-line bg-sunken px-2 text-xs leading-[18px] text-muted">
          {content.state}
        </span>
      )}
      <FaultBadge count={content.faults} id={id} className="-top-3 -left-3" />
      <ConnectHandle id={meantBy(id)} name={content.name} />
      {content.sends && <FireHandle id={id} name={content.name} />}
      {content.sends && selected && <SendFrom id={id} />}
    </div>
  )
}

/** Its marks are found by what is loaded with their picture. */
function LateMarks({ marks }: Pick<CardContent, 'marks'>) {
  const hands = useLate(canvasHands)
  return hands && <hands.Marks marks={marks} />
}

function Detail({ content }: { readonly content: CardContent }) {
  const plain = content.unknown !== ''
  return (
    <span
      className={clsx(
        'canvas-detail block truncate text-xs text-muted',
        !plain && 'canvas-address font-mono',
      )}
    >
      {plain ? content.unknown : content.address}
    </span>
  )
}

function Shields({ content }: { readonly content: CardContent }) {
  const shown = useView(({ layers }) => layers.groups)
  if (!shown || content.groups.length === 0) return null
  const rest = content.groups.slice(SHIELDS_SHOWN)
  return (
    <div className="canvas-shields absolute -top-3 right-2 flex items-center gap-px">
      {content.groups.slice(0, SHIELDS_SHOWN).map((group) => (
        <GroupChipButton key={group.id} group={group} />
      ))}
      {rest.length > 0 && (
        <span
          title={rest.map(({ name }) => name).join(', ')}
          className="rounded-full bg-surface px-1 text-xs font-semibold text-muted shadow-e1"
        >
          +{rest.length}
        </span>
      )}
    </div>
  )
}

function Sockets({ content }: { readonly content: CardContent }) {
  if (content.sockets.length === 0) return null
  return (
    <div className="absolute inset-y-0 -left-[8px] flex flex-col justify-center gap-1">
      {content.sockets.slice(0, SOCKETS_SHOWN).map((socket) => (
        <button
          key={socket.id}
          type="button"
          tabIndex={-1}
          title={socket.label}
          aria-label={socket.label}
          className="nodrag h-3.5 w-3.5 cursor-pointer rounded-[4px] border-[1.5px] border-line-strong bg-surface hover:border-selection"
          {...connects(socket.id)}
          {...pointsAt(socket.id)}
        />
      ))}
    </div>
  )
}
