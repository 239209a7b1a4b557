import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { buttonClass, type ButtonVariant } from './Button'
import { Glyph, type GlyphName } from './glyphs'
import { Tooltip } from './Tooltip'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** Its accessible name, shown as a tooltip. */
  readonly label: string
  readonly glyph: GlyphName
  readonly variant?: ButtonVariant
  readonly size?: number
  /** Said in the tooltip behind the label: `Ctrl+Z`. */
  readonly shortcut?: string
}

export function IconButton(props: IconButtonProps) {
  const { label, glyph, variant = 'quiet', size = 16, shortcut, className, ...rest } = props
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        type="button"
        aria-label={label}
        className={clsx(buttonClass(variant, true), className)}
        {...rest}
      >
        <Glyph name={glyph} size={size} />
      </button>
    </Tooltip>
  )
}
