import { cidrEncloses, makeCidr, prefixLengthOf, rangeOf, type Cidr } from '@/model/ip'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'

const words = strings.addresses

/** How many halvings one press of the button goes back. */
const STEP = 2

/** Which part of a block a map shows, and the way back out. */
export function ZoomPath({
  outer,
  view,
  onView,
}: {
  readonly outer: Cidr
  readonly view: Cidr
  readonly onView: (view: Cidr) => void
}) {
  if (view === outer) return null
  return (
    <div className="flex items-center gap-1 text-[12px]">
      <IconButton
        label={words.zoomOut}
        glyph="minus"
        size={14}
        onClick={() => {
          onView(widened(outer, view))
        }}
      />
      <span className="min-w-0 flex-1 truncate text-muted">
        {words.zoomedTo} <span className="font-mono text-ink">{view}</span>
      </span>
      <Button
        variant="quiet"
        className="text-[12px]"
        aria-label={words.zoomTo(outer)}
        onClick={() => {
          onView(outer)
        }}
      >
        {words.showAll}
      </Button>
    </div>
  )
}

/** The larger block around a view, no larger than the whole. */
export function widened(outer: Cidr, view: Cidr, step = STEP): Cidr {
  const { family, first } = rangeOf(view)
  const length = Math.max(prefixLengthOf(outer), prefixLengthOf(view) - step)
  const wider = makeCidr(first, family, length)
  return cidrEncloses(wider, outer) ? outer : wider
}
