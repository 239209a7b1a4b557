import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ip } from '@/model/ip'
import { removeResources } from '@/model/edits/remove'
import { withoutDeletedEnds } from '@/model/edits/deletedEnds'
import { aTalk, type TrafficEnd, type TrafficSource } from '@/model/trafficSource'
import { sourceFaults } from '@/model/validation/trafficSources'
import { aSecurityGroup, aServer, topologyOf } from '@/testing/builders'
import { traffic } from '@/testing/runs'
import { aResource } from '@/testing/moreBuilders'
import { sourceName, sourceSentence } from './sourceText'
import { endOf, joined, readTrafficEnd, without } from './trafficEnds'

const NETWORK = topologyOf(
  aServer('orders-db', '10.0.1.20'),
  aServer('web', '10.0.1.30', { groups: ['sg-app'] }),
  aSecurityGroup({ id: 'sg-app', name: 'app-sg' }),
  aSecurityGroup({ id: 'sg-empty', name: 'empty-sg' }),
  aResource('autoScalingGroup', {
    id: asId('asg-1'),
    name: 'fleet',
    subnetIds: [],
    instanceIds: [],
    targetGroupIds: [],
    capacity: { min: 0, desired: 0, max: 2 },
  }),
)
const APP: TrafficEnd = { kind: 'group', id: 'sg-app' }
const steady = (perSecond: number, about = {}) => ({
  pace: { kind: 'steady' as const, perSecond, ...about },
})

function says(source: TrafficSource): string {
  return sourceSentence(NETWORK, source)
}

describe('a source says what it does', () => {
  it.each<readonly [TrafficSource, string]>([
    [
      traffic(APP, 'i-orders-db', aTalk('request', { port: 5432 }), steady(4)),
      'app-sg opens 4 connections a second to orders-db, TCP 5432',
    ],
    [
      traffic('i-web', 'i-orders-db', aTalk('database'), steady(0.1, { forSeconds: 30 })),
      'web makes a database query to orders-db every 10 s, TCP 5432, for 30 s',
    ],
    [
      traffic('198.51.100.7', 'i-web', aTalk('ssh'), { startsAt: 70 }),
      '198.51.100.7 opens an SSH session to web, TCP 22, from 1:10 on',
    ],
    [
      traffic('i-web', 'i-orders-db', aTalk('ping'), { pace: { kind: 'burst', count: 3 } }),
      'web sends 3 pings to orders-db at once, ICMP',
    ],
    [
      traffic({ kind: 'several', ids: ['i-web', 'i-orders-db'] }, '10.0.9.9', aTalk('request'), {
        pace: { kind: 'scan', perSecond: 2, ports: { from: 20, to: 25 } },
      }),
      'one of web and orders-db tries ports 20–25 of 10.0.9.9, 2 a second, TCP',
    ],
  ])('%#', (source, sentence) => {
    expect(says(source)).toBe(sentence)
  })

  it('also of who was deleted', () => {
    const source = traffic('i-web', 'i-orders-db')
    const after = removeResources(NETWORK, ['i-orders-db'])
    const [left] = withoutDeletedEnds([source], NETWORK, after)
    expect(left && sourceName(after, left)).toBe('web → orders-db (deleted), TCP 443')
    expect(left && sourceFaults(after, left)).toEqual([
      { field: 'to', message: 'orders-db was deleted. Choose another end, or undo.' },
    ])
  })
})

describe('a source is told what keeps it from sending', () => {
  const faults = (source: TrafficSource) =>
    sourceFaults(NETWORK, source).map(({ field, message }) => `${field}: ${message}`)

  it.each<readonly [TrafficSource, readonly string[]]>([
    [traffic('i-web', 'i-orders-db'), []],
    [traffic('i-web', 'i-web'), ['to: Both ends are the same.']],
    [traffic('i-web', 'i-9'), ['to: i-9 is not in the network. Choose another end.']],
    [traffic({ kind: 'several', ids: [] }, 'i-web'), ['from: Nobody is chosen.']],
    [traffic(APP, 'i-web'), []],
    [traffic({ kind: 'group', id: 'sg-empty' }, 'i-web'), ['from: Nobody is in empty-sg now.']],
    [traffic({ kind: 'fleet', id: 'asg-1' }, 'i-web'), ['from: fleet has no instance now.']],
    [
      traffic('i-web', 'i-orders-db', aTalk('ping'), {
        pace: { kind: 'scan', perSecond: 1, ports: { from: 1, to: 2 } },
      }),
      ['pace: Only TCP and UDP have ports to try.'],
    ],
  ])('%#', (source, expected) => {
    expect(faults(source)).toEqual(expected)
  })

  it('such as a missing port', () => {
    const { port: _none, ...talk } = aTalk('request')
    expect(faults(traffic('i-web', 'i-orders-db', talk))).toEqual(['port: TCP needs a port.'])
  })
})

describe('an end that is typed', () => {
  it('is a thing by its name, an address, or whoever is in a group or a fleet', () => {
    const read = (text: string) => readTrafficEnd(NETWORK, text)
    expect(read('orders-db')).toEqual({ ok: true, value: { kind: 'resource', id: 'i-orders-db' } })
    expect(read('sg-app')).toEqual({ ok: true, value: APP })
    expect(endOf(NETWORK, 'asg-1')).toEqual({ kind: 'fleet', id: 'asg-1' })
    expect(read('10.0.9.9')).toEqual({
      ok: true,
      value: { kind: 'address', address: ip('10.0.9.9') },
    })
    expect(read('nobody').ok).toBe(false)
  })

  it('may be one of several', () => {
    const both = joined(endOf(NETWORK, 'i-web'), endOf(NETWORK, 'i-orders-db'))
    expect(both).toEqual({ kind: 'several', ids: ['i-web', 'i-orders-db'] })
    expect(joined(endOf(NETWORK, 'i-web'), APP)).toBeUndefined()
    expect(without(['i-web', 'i-orders-db'], 'i-web')).toEqual({
      kind: 'resource',
      id: 'i-orders-db',
    })
  })
})
