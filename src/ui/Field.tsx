import { clsx } from 'clsx'
import { useId, type ReactNode } from 'react'
import { Fault } from './Fault'
import { HelpMark, type Help } from './HelpMark'

/** What every field has in common. */
export interface FieldProps {
  readonly label: string
  /** The label is read out, not shown: in tables and toolbars. */
  readonly hideLabel?: boolean
  readonly fault?: string | undefined
  /** One quiet line under the field. */
  readonly hint?: string
  /** What the field means, behind a question mark beside the label. */
  readonly help?: Help | undefined
  readonly className?: string
}

/** What the control inside a field is given. */
export interface FieldControl {
  readonly id: string
  readonly 'aria-label'?: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
}

/** Label, control, hint and fault, tied together for screen readers. */
export function Field(props: FieldProps & { readonly children: (c: FieldControl) => ReactNode }) {
  const { label, hideLabel = false, fault, hint, help, className, children } = props
  const id = useId()
  const describedBy = [help && `${id}-help`, hint && `${id}-hint`, fault && `${id}-fault`]
    .filter(Boolean)
    .join(' ')
  const mark = help && (
    <HelpMark about={label} help={help} textId={`${id}-help`} unseen={hideLabel} />
  )
  return (
    <div
      data-explained={help && ''}
      className={clsx('relative flex min-w-0 flex-col gap-1', className)}
    >
      {!hideLabel && (
        <div className="flex min-w-0 items-center gap-1 text-[12px] leading-[17px] text-muted">
          <label htmlFor={id} className="min-w-0">
            {label}
          </label>
          {mark}
        </div>
      )}
      {hideLabel && mark}
      {children({
        id,
        ...(hideLabel ? { 'aria-label': label } : {}),
        ...(fault ? { 'aria-invalid': true } : {}),
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-[12px] leading-[17px] text-muted">
          {hint}
        </p>
      )}
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  )
}

/** The classes of a box that is typed into or chosen from. */
export function boxClass(mono = false): string {
  return clsx(
    'h-[30px] w-full min-w-0 rounded-control border border-line bg-surface px-2.5 text-ink pointer-coarse:h-11',
    'hover:border-line-strong placeholder:font-normal placeholder:text-muted [&:is(input,textarea):read-only]:bg-sunken disabled:opacity-50',
    'aria-invalid:border-deny aria-invalid:text-deny',
    mono ? 'font-mono text-[12px] tracking-[-0.01em]' : 'text-[13px]',
    // iOS zooms into fields with smaller type.
    'pointer-coarse:text-[16px]',
  )
}
