import { clsx } from 'clsx'
import type { Miniature, MiniatureShape } from '@/layout/miniature'

/** A small picture of a diagram, for galleries; the words stand beside it. */
export function MiniatureView({
  miniature: { width, height, shapes },
  className,
}: {
  readonly miniature: Miniature
  readonly className?: string
}) {
  const margin = Math.max(width, height) * 0.04
  const box = [-margin, -margin, width + 2 * margin, height + 2 * margin]
  return (
    <svg
      viewBox={box.map((value) => value.toFixed(0)).join(' ')}
      aria-hidden="true"
      className={clsx('rounded-card border border-line bg-canvas', className)}
    >
      {shapes.map((shape) => (
        <rect
          key={shape.id}
          {...shape.box}
          rx={shape.kind === 'host' ? shape.box.height / 2 : Math.min(14, shape.box.height / 4)}
          className={looksOf(shape)}
          strokeWidth={shape.kind === 'vpc' ? 4 : 2.5}
        />
      ))}
    </svg>
  )
}

const SUBNETS = {
  public: 'fill-public-fill stroke-subnet-public',
  private: 'fill-private-fill stroke-subnet-private',
  isolated: 'fill-isolated-fill stroke-subnet-isolated',
} as const

function looksOf({ kind, subnet }: MiniatureShape): string {
  switch (kind) {
    case 'vpc':
      return 'fill-vpc-fill stroke-vpc'
    case 'subnet':
      return SUBNETS[subnet ?? 'isolated']
    case 'gateway':
    case 'endpoint':
    case 'peering':
      return 'fill-surface stroke-vpc'
    case 'card':
    case 'box':
    case 'host':
      return 'fill-surface stroke-line-strong'
  }
}
