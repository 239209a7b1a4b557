import type { JourneyStation } from './journey'

const RADIUS = 34

/** The ring round the station that speaks, for the back of the room. */
export function Spotlight({ station: { place } }: { readonly station: JourneyStation }) {
  return (
    <circle
      data-spotlight=""
      cx={place.x}
      cy={place.y}
      r={RADIUS}
      fill="none"
      stroke="var(--packet)"
      strokeWidth="2"
    />
  )
}
