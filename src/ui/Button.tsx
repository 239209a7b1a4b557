import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Glyph, type GlyphName } from './glyphs'

export type ButtonVariant = 'plain' | 'quiet' | 'primary' | 'ink' | 'danger'

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  plain: 'border-line bg-surface text-ink hover:border-line-strong aria-pressed:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-sunken aria-pressed:bg-sunken',
  primary: 'border-transparent bg-packet-tcp font-semibold text-on-solid hover:brightness-95',
  ink: 'border-transparent bg-ink text-surface hover:opacity-90',
  danger: 'border-line bg-surface text-deny hover:border-deny hover:bg-deny-fill',
}

/** The classes of a button, for links and triggers that look like one. */
export function buttonClass(variant: ButtonVariant = 'plain', square = false): string {
  return clsx(
    'inline-flex flex-none cursor-pointer items-center justify-center gap-1.5 rounded-control border',
    'text-[13px] leading-none font-medium whitespace-nowrap select-none',
    'h-[30px] pointer-coarse:h-11',
    square ? 'w-[30px] pointer-coarse:w-11' : 'px-2.5',
    'disabled:cursor-default disabled:opacity-45 disabled:hover:brightness-100',
    VARIANTS[variant],
  )
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant
  readonly glyph?: GlyphName
}

export function Button({ variant = 'plain', glyph, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={clsx(buttonClass(variant), className)} {...rest}>
      {glyph && <Glyph name={glyph} />}
      {children}
    </button>
  )
}
