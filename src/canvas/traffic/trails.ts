import type { Simulation } from '@/engine/simulation/simulation'
import {
  followConnection,
  readFollowed,
  routesOf,
  type Following,
  type Route,
} from '@/playback/followed'
import { pathData } from '../packet/track'
import type { PacketForm } from './marks'
import type { FlightWay, Ways } from './ways'

const COLOURS: Readonly<Record<PacketForm, string>> = {
  tcp: 'var(--packet-tcp)',
  udp: 'var(--packet-udp)',
  icmp: 'var(--packet-icmp)',
  other: 'var(--packet-tcp)',
}

/**
 * The trails of the followed connection, under the cards: written to the page itself, and only when
 * its packets have come to another station.
 */
export class FollowedTrails {
  private following: Following | undefined
  private shown = ''
  private ways: Ways | undefined

  /** Draws where the connection's last packets have been; nothing where none is followed. */
  draw(group: SVGGElement, simulation: Simulation, ways: Ways, followed: string | undefined): void {
    if (followed === undefined) {
      this.following = undefined
      this.show(group, '', [], '')
      return
    }
    if (this.following?.connection !== followed) this.following = followConnection(followed)
    readFollowed(this.following, simulation)
    const routes = routesOf(this.following, simulation.world.logged)
    const form = formOfConnection(simulation, followed)
    const key = routes.map(({ flight, stations }) => `${flight} ${String(stations.length)}`).join()
    if (ways !== this.ways) this.shown = ''
    this.ways = ways
    this.show(group, `${followed} ${key}`, routes, COLOURS[form], ways)
  }

  private show(
    group: SVGGElement,
    key: string,
    routes: readonly Route[],
    colour: string,
    ways?: Ways,
  ): void {
    if (key === this.shown) return
    this.shown = key
    group.style.setProperty('--packet', colour)
    for (const leg of ['request', 'response'] as const) {
      const gone = new Set<FlightWay>()
      for (const route of routes) {
        if (route.leg === leg && ways) {
          for (const way of ways.through(route.stations, leg)) gone.add(way)
        }
      }
      const d = [...gone].map(dataOf).join('')
      for (const path of group.querySelectorAll(`[data-leg="${leg}"] path`)) {
        path.setAttribute('d', d)
      }
    }
  }
}

function dataOf({ samples }: FlightWay): string {
  const points = Array.from({ length: samples.length / 2 }, (_, index) => ({
    x: samples[2 * index] ?? 0,
    y: samples[2 * index + 1] ?? 0,
  }))
  return pathData(points)
}

function formOfConnection({ world }: Simulation, id: string): PacketForm {
  const protocol = world.connections.get(id)?.talk.protocol
  if (protocol === 'udp') return 'udp'
  return protocol === 'icmp' || protocol === 'icmpv6' ? 'icmp' : 'tcp'
}
