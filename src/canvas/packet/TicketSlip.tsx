import { Glyph } from '@/ui/glyphs'
import type { Ticket } from './tickets'

/** A notched slip under a card: the connection that its groups remember. */
export function TicketSlip({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div
      className="canvas-ticket absolute flex h-6 items-center gap-1.5 px-3 text-xs font-medium text-tracked"
      data-matched={ticket.matched}
      data-reaches={ticket.reaches}
      style={{ left: ticket.at.x, top: ticket.at.y }}
    >
      <Glyph name="ticket" size={14} weight={2.7} />
      <span className="whitespace-nowrap">{ticket.text}</span>
    </div>
  )
}
