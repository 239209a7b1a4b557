import { clsx } from 'clsx'
import type { SubnetKind } from '@/model/subnetKind'
import { connects } from '@/store/connectGesture'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { SubnetCanvasNode, Shown } from '../canvasNode'
import { ConnectHandle } from '../connect/ConnectHandle'
import { useConnectMark } from '../connect/useConnectMark'
import { useTraceRole } from '../packet/journeyStore'
import { FaultBadge } from './FaultBadge'
import { Frame } from './Frame'
import { pointsAt } from './pointsAt'
import type { TabContent } from '../content/content'

const words = strings.drawing

interface Look {
  readonly border: string
  readonly fill: string
  readonly text: string
}

const LOOKS: Readonly<Record<SubnetKind, Look>> = {
  public: {
    border: 'border-subnet-public',
    fill: 'bg-public-fill',
    text: 'text-subnet-public',
  },
  private: {
    border: 'border-subnet-private',
    fill: 'bg-private-fill',
    text: 'text-subnet-private',
  },
  isolated: {
    border: 'border-subnet-isolated',
    fill: 'bg-isolated-fill',
    text: 'text-subnet-isolated',
  },
}

/** A subnet: its derived kind as fill, mark and word; the route table as a tab. */
export function SubnetNode({ id, data, selected }: Shown<SubnetCanvasNode>) {
  const { name, blocks, kind, tab, holds, faults } = data.content
  const dimmed = useTraceRole(id) === 'offPath'
  const look = LOOKS[kind]
  return (
    <Frame
      id={id}
      selected={selected}
      className={`canvas-subnet rounded-subnet border-[1.5px] ${look.border} ${look.fill}`}
      label={name}
    >
      <div className="canvas-subnet-head absolute inset-x-0 top-0 flex h-10 items-center gap-2 px-3.5">
        <span className={`flex-none ${look.text}`}>
          <KindMark kind={kind} />
        </span>
        <span className={`canvas-name truncate font-semibold ${look.text}`}>{name}</span>
        <span className="canvas-detail canvas-address min-w-0 shrink-[1000] truncate pl-1.5 font-mono text-xs text-muted">
          {blocks}
        </span>
        <span className="flex-1" />
        <span className="canvas-kind flex-none text-muted">{words.subnetKinds[kind]}</span>
      </div>
      <p className="canvas-count text-muted">{holds}</p>
      {tab && <RouteTableTab tab={tab} subnetId={id} look={look} dimmed={dimmed} />}
      <ConnectHandle id={id} name={name} />
      <FaultBadge count={faults} id={id} className="-top-3 -left-3" />
    </Frame>
  )
}

function KindMark({ kind }: { readonly kind: SubnetKind }) {
  return (
    <svg width="12" height="12" viewBox="-6 -6 12 12" className="block" aria-hidden="true">
      {kind === 'public' && <circle r="5" fill="currentColor" />}
      {kind === 'private' && (
        <circle r="4.300" fill="none" stroke="currentColor" strokeWidth="1.800" />
      )}
      {kind === 'isolated' && (
        <rect
          x="-4.300"
          y="-4.300"
          width="8.600"
          height="8.600"
          rx="1.500"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.800"
        />
      )}
    </svg>
  )
}

function RouteTableTab({
  tab,
  subnetId,
  look,
  dimmed,
}: {
  readonly tab: TabContent
  readonly subnetId: string
  readonly look: Look
  readonly dimmed: boolean
}) {
  const mark = useConnectMark(tab.tableId)
  const lit = useView(({ hovered, selection }) =>
    [tab.tableId, subnetId].some((id) => hovered === id || selection.includes(id)),
  )
  return (
    <button
      type="button"
      tabIndex={-1}
      title={words.routes.tableTitle(tab.tableName, tab.main)}
      aria-label={words.routes.table(tab.tableName, tab.summary)}
      className={clsx(
        'canvas-tab canvas-takes nodrag absolute bottom-0 left-3.5 flex max-w-[calc(100%-32px)] translate-y-1/2 cursor-pointer items-center gap-2 rounded-[6px] border-[1.2px] bg-surface px-1.5 pr-2 text-xs',
        lit ? 'border-selection' : look.border,
      )}
      data-connecting={mark}
      {...connects(tab.tableId)}
      {...pointsAt(tab.tableId)}
    >
      <span className={look.text}>
        <Glyph name="signpost" size={15} weight={2.4} />
      </span>
      <span className={`truncate ${dimmed ? 'text-muted' : ''}`}>
        {tab.tableName} <span className="canvas-tab-summary text-muted">{tab.summary}</span>
      </span>
    </button>
  )
}
