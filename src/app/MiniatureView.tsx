import { clsx } from 'clsx'
import type { Miniature, MiniatureShape } from '@/layout/miniature'

/** A small picture of a diagram, for galleries; the words stand beside it. */
export function MiniatureView({
  miniature: { width, height, shapes, lines },
  className,
}: {
  readonly miniature: Miniature
  readonly className?: string
}) {
  const size = Math.max(width, height)
  const margin = size * 0.04
  // A large design gets thicker lines, so that all pictures look drawn with one pen.
  const pen = Math.max(2.5, size / 320)
  const box = [-margin, -margin, width + 2 * margin, height + 2 * margin]
  return (
    <svg
      viewBox={box.map((value) => value.toFixed(0)).join(' ')}
      aria-hidden="true"
      className={clsx('rounded-card border border-line bg-canvas', className)}
    >
      {shapes.filter(({ kind }) => kind === 'vpc').map((shape) => rectOf(shape, pen * 1.6))}
      {lines.map(({ id, points }) => (
        <polyline
          key={id}
          points={points.map(({ x, y }) => `${x.toFixed(0)},${y.toFixed(0)}`).join(' ')}
          className="fill-none stroke-line-strong"
          strokeWidth={pen}
        />
      ))}
      {shapes.filter(({ kind }) => kind !== 'vpc').map((shape) => rectOf(shape, pen))}
    </svg>
  )
}

function rectOf(shape: MiniatureShape, pen: number) {
  const { id, kind, box } = shape
  return (
    <rect
      key={id}
      {...box}
      rx={kind === 'host' ? box.height / 2 : Math.min(14, box.height / 4)}
      className={looksOf(shape)}
      strokeWidth={pen}
    />
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
    case 'site':
      return 'fill-sunken stroke-az'
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
