import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { describeTurnedDown, formatBecause, formatEntry } from '@/engine/explain/rules'
import type { Because, Part, Step, TurnedDown } from '@/engine/trace'
import { familyOf } from '@/model/ip'
import { formatPortSet } from '@/model/ports'
import { orderedEntries, type NetworkAclEntry } from '@/model/resources/networkAcl'
import { findOf, type Topology } from '@/model/topology'
import { Glyph } from '@/ui/glyphs'
import { strings } from '@/strings/strings'

const words = strings.trace

/** More of them are shown when asked for. */
const SHOWN_LIMIT = 5
/** Enough to see what would have come next. */
const SKIPPED_LIMIT = 2

const READ_IN_ORDER: ReadonlySet<Step['checkpoint']> = new Set(['networkAcl', 'networkFirewall'])

interface ConsideredProps {
  readonly step: Step
  readonly topology: Topology
}

/** The rules that were read: those turned down with the field that failed, and the one that decided. */
export function Considered({ step, topology }: ConsideredProps) {
  const turnedDown = useMemo(() => step.turnedDown(), [step])
  const [all, setAll] = useState(false)
  const deciding = step.parts.filter(({ because }) => isRead(because))
  if (deciding.length === 0 && turnedDown.length === 0) return null
  const shown = all ? turnedDown : turnedDown.slice(0, SHOWN_LIMIT)
  const hidden = turnedDown.length - shown.length
  const rejected = [
    ...shown.map((candidate) => {
      const { rule, why } = describeTurnedDown(topology, candidate)
      return <Rejected key={`${rule} ${why}`} rule={rule} why={why} field={candidate.field} />
    }),
    ...(hidden > 0
      ? [
          <li key="more" className="border-line not-first:border-t">
            <button
              type="button"
              className="w-full cursor-pointer px-2 py-1 text-left font-medium text-selection -outline-offset-2!"
              onClick={() => {
                setAll(true)
              }}
            >
              {words.moreRejected(hidden)}
            </button>
          </li>,
        ]
      : []),
  ]
  const hits = deciding.map((part) => (
    <Deciding key={formatBecause(topology, part.because)} part={part} topology={topology} />
  ))
  const skipped = neverReached(topology, step).map((entry) => (
    <Rejected
      key={`entry ${String(entry.ruleNumber)}`}
      rule={formatEntry(entry)}
      why={words.neverReached}
      field={undefined}
    />
  ))
  // An ACL and a firewall are read in order, so what was turned down comes first; a group or a table has no order.
  const ordered = READ_IN_ORDER.has(step.checkpoint)
    ? [...rejected, ...hits, ...skipped]
    : [...hits, ...rejected]
  return (
    <ul aria-label={words.rulesRead} className="overflow-hidden rounded-[8px] border border-line">
      {ordered}
    </ul>
  )
}

function Deciding({ part, topology }: { readonly part: Part; readonly topology: Topology }) {
  const { because, decision, ports } = part
  const refuses = decision === 'deny'
  return (
    <li
      className={clsx(
        'grid grid-cols-[minmax(0,1fr)_16px] items-center gap-2 border-line px-2 py-[5px] not-first:border-t',
        refuses ? 'bg-deny-fill' : 'bg-allow-fill',
      )}
    >
      <span>
        <span className="font-mono font-semibold tracking-[-0.02em] wrap-anywhere">
          {formatBecause(topology, because)}
        </span>
        {ports && <span className="block text-muted">{words.ports(formatPortSet(ports))}</span>}
      </span>
      <Glyph
        name={refuses ? 'cross' : 'check'}
        weight={2}
        className={refuses ? 'text-deny' : 'text-allow'}
      />
      <span className="sr-only">{refuses ? words.refused : words.decides}</span>
    </li>
  )
}

interface RejectedProps {
  readonly rule: string
  readonly why: string
  /** What did not match; nothing when it was not read at all. */
  readonly field: TurnedDown['field'] | undefined
}

function Rejected({ rule, why, field }: RejectedProps) {
  return (
    <li
      data-field={field}
      className="grid grid-cols-[minmax(0,1fr)_16px] items-center gap-2 border-line px-2 py-[5px] text-muted not-first:border-t"
    >
      <span>
        <span className="font-mono tracking-[-0.02em] wrap-anywhere">{rule}</span>
        <span className="block">{why}</span>
      </span>
      <Glyph name="minus" />
      {field && <span className="sr-only">{words.noMatch}</span>}
    </li>
  )
}

/** The next entries of the ACL, which the deciding one kept from being read. */
function neverReached(topology: Topology, { because, parts }: Step): readonly NetworkAclEntry[] {
  if (because.kind !== 'entry' || parts.length > 1) return []
  const acl = findOf(topology, 'networkAcl', because.aclId)
  if (!acl) return []
  const { direction, ruleNumber, cidr } = because.entry
  return orderedEntries(acl, direction)
    .filter((entry) => entry.ruleNumber > ruleNumber && familyOf(entry.cidr) === familyOf(cidr))
    .slice(0, SKIPPED_LIMIT)
}

function isRead({ kind }: Because): boolean {
  return kind !== 'code' && kind !== 'state' && kind !== 'tracked' && kind !== 'exempt'
}
