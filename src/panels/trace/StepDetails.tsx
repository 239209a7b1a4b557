import { describeStep } from '@/engine/explain/steps'
import type { Packet } from '@/engine/packet'
import type { Step } from '@/engine/trace'
import { findResource, labelOfId, type Topology } from '@/model/topology'
import { goTo, showRule } from '@/store/viewStore'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { strings } from '@/strings/strings'
import { Considered } from './Considered'
import { endText, protocolText } from './packetText'
import { ruleFocusOf } from './ruleFocus'

const words = strings.trace

interface StepDetailsProps {
  readonly step: Step
  readonly topology: Topology
}

/** The evidence of one decision: the packet as seen, what was read, what was remembered. */
export function StepDetails({ step, topology }: StepDetailsProps) {
  const { why, law } = describeStep(topology, step)
  const focus = ruleFocusOf(step)
  const isDrawn = findResource(topology, step.component) !== undefined
  return (
    <div className="flex flex-col gap-2 pt-1 pr-4 pb-2.5 pl-11 text-[12px] leading-[17px]">
      <p>
        {step.missing === undefined ? why : words.notModelled(why, step.missing)}{' '}
        {law !== undefined && <span className="font-mono text-muted">{law}</span>}
      </p>
      <PacketSeen step={step} />
      <Considered step={step} topology={topology} />
      <Tracking step={step} topology={topology} />
      <p className="flex gap-3">
        {focus && (
          <Link
            glyph="list"
            onPress={() => {
              showRule(focus)
            }}
          >
            {focus.rule === '' ? words.showRules : words.showRule}
          </Link>
        )}
        {isDrawn && (
          <Link
            glyph="locate"
            onPress={() => {
              goTo(step.component)
            }}
          >
            {words.show}
          </Link>
        )}
      </p>
    </div>
  )
}

function PacketSeen({ step: { packet, after } }: { readonly step: Step }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-2 font-mono tracking-[-0.01em] wrap-anywhere">
      <Row
        name={words.source}
        before={endText(packet.src, packet.srcPort)}
        after={after && endText(after.src, after.srcPort)}
      />
      <Row
        name={words.destination}
        before={endText(packet.dst, packet.dstPort)}
        after={after && endText(after.dst, after.dstPort)}
      />
      <Row name={words.protocol} before={protocolText(packet)} after={undefined} />
    </dl>
  )
}

interface RowProps {
  readonly name: string
  readonly before: string
  readonly after: string | undefined
}

function Row({ name, before, after }: RowProps) {
  const changed = after !== undefined && after !== before
  return (
    <>
      <dt className="font-sans text-muted">{name}</dt>
      <dd>
        {changed ? (
          <>
            <del className="text-muted">{before}</del>
            <span className="sr-only"> {words.becomes} </span>
            <span aria-hidden="true" className="text-translate">
              {' → '}
            </span>
            <ins className="font-semibold text-translate no-underline">{after}</ins>
          </>
        ) : (
          before
        )}
      </dd>
    </>
  )
}

function Tracking({ step: { tracking }, topology }: StepDetailsProps) {
  if (!tracking) return null
  const { entry, kind } = tracking
  const where = labelOfId(topology, entry.interfaceId)
  const verb = entry.tracked ? words.tickets[kind] : words.notTracked
  return (
    <p className="flex items-start gap-2 rounded-cell border border-tracked bg-tracked-fill px-2 py-1 text-tracked">
      <Glyph name="ticket" size={14} className="mt-[1.5px]" />
      <span className="min-w-0">
        <span className="font-medium">{words.tracking(where, verb)}</span>
        <span className="font-mono wrap-anywhere">{flowText(entry.packet)}</span>
      </span>
    </p>
  )
}

function flowText(packet: Packet): string {
  return `${protocolText(packet)} ${endText(packet.src, packet.srcPort)} → ${endText(packet.dst, packet.dstPort)}`
}

interface LinkProps {
  readonly glyph: GlyphName
  readonly onPress: () => void
  readonly children: string
}

function Link({ glyph, onPress, children }: LinkProps) {
  return (
    <button
      type="button"
      className="flex cursor-pointer items-center gap-1 font-medium text-selection hover:underline pointer-coarse:min-h-11"
      onClick={onPress}
    >
      <Glyph name={glyph} size={12} weight={2} />
      {children}
    </button>
  )
}
