import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './glyphs'

export interface EmptyStateProps {
  readonly glyph?: GlyphName
  readonly title: string
  /** What would be here, and how it gets here. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** What a panel says while it has nothing to show. */
export function EmptyState({ glyph, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-2 p-4">
      {glyph && <Glyph name={glyph} size={20} className="text-muted" />}
      <p className="font-semibold">{title}</p>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  )
}
