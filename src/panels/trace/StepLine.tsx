import { clsx } from 'clsx'
import { useEffect, useId, useRef } from 'react'
import { describeStep } from '@/engine/explain/steps'
import type { Step } from '@/engine/trace'
import { findOf, type Topology } from '@/model/topology'
import { groupStyle } from '@/store/groupStyle'
import { setView } from '@/store/viewStore'
import { Glyph } from '@/ui/glyphs'
import { Shield } from '@/ui/Shield'
import { StepDetails } from './StepDetails'
import { StepMark } from './StepMark'

interface StepLineProps {
  readonly step: Step
  readonly topology: Topology
  readonly current: boolean
  /** Whether the current line is brought into view. */
  readonly follows: boolean
  readonly untold: boolean
  readonly open: boolean
  readonly onPress: () => void
}

/** One checkpoint's decision in one line, which opens to its evidence. */
export function StepLine(props: StepLineProps) {
  const { step, topology, current, follows, untold, open, onPress } = props
  const detailsId = useId()
  const line = useRef<HTMLLIElement>(null)
  const { title, side, detail } = describeStep(topology, step)
  useEffect(() => {
    if (current && follows) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current, follows])
  return (
    <li
      ref={line}
      aria-current={current ? 'step' : undefined}
      onPointerEnter={() => {
        setView({ hovered: step.component })
      }}
      onPointerLeave={() => {
        setView({ hovered: undefined })
      }}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? detailsId : undefined}
        className={clsx(
          'group grid w-full cursor-pointer grid-cols-[20px_minmax(72px,1fr)_minmax(0,auto)_12px] items-center gap-2 py-1 pr-2.5 pl-4 text-left leading-[18px] -outline-offset-2! pointer-coarse:min-h-11',
          current ? 'bg-selection-fill shadow-[inset_2px_0_0_var(--selection)]' : 'hover:bg-sunken',
        )}
        onClick={onPress}
      >
        <StepMark step={step} untold={untold} />
        <span className="flex min-w-0 items-center gap-1.5">
          {step.checkpoint === 'securityGroup' && <GroupShields step={step} topology={topology} />}
          <span
            className={clsx('truncate', untold && 'text-muted', step.ghost && 'text-ghost')}
            title={title}
          >
            {title}
          </span>
          {side !== '' && <span className="flex-none text-muted">{side}</span>}
        </span>
        <span className="truncate text-[12px] text-muted" title={detail}>
          {untold ? '' : detail}
        </span>
        <Glyph
          name={open ? 'chevronUp' : 'chevronDown'}
          size={12}
          className="text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 group-aria-expanded:opacity-100 pointer-coarse:opacity-100"
        />
      </button>
      {open && (
        <div id={detailsId}>
          <StepDetails step={step} topology={topology} />
        </div>
      )}
    </li>
  )
}

/** The shields of the groups that decided: the one whose rule did, else all of the interface. */
function GroupShields({ step, topology }: Pick<StepLineProps, 'step' | 'topology'>) {
  const { because, at } = step
  const groups: readonly string[] =
    because.kind === 'rule'
      ? [because.groupId]
      : (findOf(topology, 'networkInterface', at)?.securityGroupIds ?? [])
  return groups.slice(0, 3).map((id) => {
    const { letter, hue, double } = groupStyle(topology, id)
    return <Shield key={id} letter={letter} hue={hue} double={double} />
  })
}
