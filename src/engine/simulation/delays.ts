import type { End, Place } from '../place'
import type { Micros, SimulationSettings } from './settings'

/** How long a packet is on its way from one place to the next. */
export function delayBetween(
  { checkpointDelays, internetDelay, zoneDelay }: SimulationSettings,
  from: Place | undefined,
  to: Place | End,
  zone: string | undefined,
): Micros {
  if (to === 'delivered' || to === 'lost') return 0
  const crossesInternet =
    from !== undefined &&
    (from.checkpoint === 'internetHost') !== (to.checkpoint === 'internetHost')
  const zoneThere = zoneOf(to)
  const crossesZones = zone !== undefined && zoneThere !== undefined && zone !== zoneThere
  return (
    checkpointDelays[to.checkpoint] +
    (crossesInternet ? internetDelay : 0) +
    (crossesZones ? zoneDelay : 0)
  )
}

/** The Availability Zone that a place stands in; nothing for what spans them. */
export function zoneOf(place: Place): string | undefined {
  const subnet = 'eni' in place ? place.eni?.subnet : 'subnet' in place ? place.subnet : undefined
  return subnet?.subnet.availabilityZone
}
