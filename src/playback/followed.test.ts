import { describe, expect, it } from 'vitest'
import {
  advance,
  connectionsOf,
  editNetwork,
  presentOf,
  seekTick,
  topologyOf,
} from '@/engine/simulation/simulation'
import { aTalk } from '@/model/trafficSource'
import { withoutResources } from '@/model/edits/edit'
import { tcp } from '@/model/traffic'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, playFor, traffic } from '@/testing/runs'
import { HOME, shop } from '@/testing/shop'
import { followConnection, readFollowed, routesOf } from './followed'
import { dropsAt, momentOf } from './trafficAt'
import { createTally, readLog } from './trafficTally'

const WEB = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
function webGroup(port: number) {
  return aSecurityGroup({
    id: 'sg-web',
    ingress: [aRule(tcp(port), `${HOME}/32`)],
    egress: [aRule()],
  })
}

function openSession() {
  const run = aRun(shop(webGroup(22), WEB), traffic('host-1', 'i-box', aTalk('ssh')))
  playFor(run, 2)
  const following = followConnection(connectionsOf(run)[0]!.id)
  const routes = () => {
    readFollowed(following, run)
    return routesOf(following, run.world.logged)
  }
  return { run, routes }
}

describe('the trails of a connection', () => {
  it('are the ways of its last packets there and back', () => {
    const { routes } = openSession()
    const ways = routes().map(({ leg, stations }) => [leg, stations.map((at) => at.checkpoint)])
    expect(ways).toContainEqual([
      'request',
      ['internetHost', 'internetGateway', 'networkAcl', 'securityGroup', 'instance'],
    ])
    expect(ways.at(-1)?.[0]).toBe('response')
  })

  it('end where the last packet has died', () => {
    const run = aRun(shop(webGroup(22), WEB), traffic('host-1', 'i-box', aTalk('request')))
    playFor(run, 2)
    const following = followConnection(connectionsOf(run)[0]!.id)
    readFollowed(following, run)
    const [only, ...others] = routesOf(following, run.world.logged)
    expect(others).toEqual([])
    expect(only).toMatchObject({ leg: 'request', died: true })
    expect(only?.stations.at(-1)?.checkpoint).toBe('securityGroup')
  })

  it('are the same at a moment, however one came there', () => {
    const { run, routes } = openSession()
    const { tick } = presentOf(run)
    const seen = Array.from({ length: 12 }, () => {
      const now = JSON.stringify(routes())
      advance(run)
      return now
    })
    for (const [index, before] of [...seen.entries()].toReversed()) {
      seekTick(run, tick + index)
      expect(JSON.stringify(routes())).toBe(before)
    }
  })
})

describe('a packet whose next station is taken away', () => {
  it('dies there, and is counted there', () => {
    const { run } = openSession()
    const tally = createTally()
    const isBefore = (checkpoint: string) =>
      [...run.world.flights.values()].some(
        ({ walker: { place } }) => typeof place === 'object' && place.checkpoint === checkpoint,
      )
    while (!isBefore('securityGroup')) advance(run)
    const { tick } = presentOf(run)
    editNetwork(
      run,
      withoutResources(topologyOf(run), new Set(WEB.map(({ id }) => id))),
      'Delete box',
    )
    readLog(tally, run)
    expect(dropsAt(tally, momentOf(run))).toMatchObject([
      { count: 1, station: { checkpoint: 'securityGroup', at: 'eni-box' } },
    ])
    seekTick(run, tick)
    expect(dropsAt(tally, momentOf(run))).toEqual([])
  })
})
