import type { Topology } from '@/model/topology'
import { compile } from '../compile/network'
import { tryConnection } from '../traceConnection'
import { land, nameOf } from './fly'
import { rehome, rehomeGoal } from './rehome'
import { stationOf } from './stationOf'
import { note, type Flight, type World } from './world'

/**
 * The network becomes another one while packets are on their way: each stands where it stood, and the
 * next checkpoint decides by what is there now. What stood there and is gone takes its packets along.
 */
export function editWorld(world: World, topology: Topology, label: string): void {
  world.network = compile(topology, world.network.options)
  world.version += 1
  note(world, { kind: 'edit', label, version: world.version })
  for (const flight of world.flights.values()) move(world, flight)
}

function move(world: World, flight: Flight): void {
  const { network } = world
  const { walker } = flight
  const { place, carrier } = walker
  if (place === 'delivered' || place === 'lost') return
  const next = rehome(network, place)
  if (!next) {
    const sentence = 'What the packet stood at is gone.'
    note(world, { kind: 'vanished', ...nameOf(flight), sentence, where: stationOf(place) })
    land(world, flight)
    return
  }
  world.flights.set(flight.id, {
    ...flight,
    walker: {
      ...walker,
      place: next,
      goal: rehomeGoal(network, walker.goal),
      home: rehomeGoal(network, walker.home),
      carrier: carrier && network.interfaces.get(carrier.eni.id),
      // An answer to what was opened under other rules is judged by those of now (CT-08, CT-12).
      established: walker.established || walker.leg === 'response',
      connects: (attempt) => tryConnection(network, attempt),
    },
  })
}
