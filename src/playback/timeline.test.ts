import { describe, expect, it } from 'vitest'
import type { Step } from '@/engine/trace'
import { aStep, aTcpPacket, aTrace } from '@/testing/traceSteps'
import { decisiveStation, groupForWalk, pauseMs, stationMark, travelMs } from './timeline'

const TICKET = {
  kind: 'tracked',
  entry: {
    interfaceId: 'eni-1',
    side: 'ingress',
    packet: aTcpPacket(),
    tracked: true,
    groupIds: [],
  },
} as const

describe('how long it takes', () => {
  it.each([
    [0, 250],
    [100, 250],
    [500, 450],
    [5000, 700],
  ])('travels %i px in %i ms', (length, ms) => {
    expect(travelMs(length)).toBe(ms)
  })

  it('stands longer where something is to be read', () => {
    expect(pauseMs(aStep({ decision: 'route' }))).toBe(450)
    expect(pauseMs(aStep({ decision: 'deny' }))).toBe(900)
  })
})

describe('the mark of a station', () => {
  const cases: readonly (readonly [string, Partial<Step>, string])[] = [
    ['a decision is its own mark', { decision: 'translate' }, 'translate'],
    ['a tracked connection is a ticket', { decision: 'allow', because: TICKET }, 'ticket'],
    [
      'a checkpoint that refuses some ports is half a disc',
      { decision: 'allow', refusedPorts: [{ from: 32768, to: 49151 }] },
      'partial',
    ],
    [
      'one that refuses them all is a deny',
      { decision: 'deny', refusedPorts: [{ from: 0, to: 65535 }] },
      'deny',
    ],
  ]
  it.each(cases)('%s', (_, change, kind) => {
    expect(stationMark(aStep(change))).toEqual({ kind, ghost: false })
  })

  it('says when it is the ghost’s', () => {
    expect(stationMark(aStep({ decision: 'deny', ghost: true }))).toEqual({
      kind: 'deny',
      ghost: true,
    })
  })
})

describe('a reply that dies on its way', () => {
  const trace = aTrace(
    aStep({ decision: 'send' }),
    aStep({ decision: 'deliver' }),
    aStep({ leg: 'response', decision: 'deny' }),
    aStep({ leg: 'response', decision: 'route', ghost: true }),
    aStep({ leg: 'response', decision: 'deliver', ghost: true }),
  )

  it('is told in sections: request, reply, ghost', () => {
    const sections = groupForWalk(trace)
    expect(sections.map(({ kind, leg }) => `${kind} ${leg}`)).toEqual([
      'request request',
      'response response',
      'ghost response',
    ])
    expect(sections.map(({ stations }) => stations.map(({ index }) => index))).toEqual([
      [0, 1],
      [2],
      [3, 4],
    ])
  })

  it('has its verdict where it dies', () => {
    const [, , deny] = trace.steps
    const blocker = {
      step: deny!,
      deniedBy: 'network-acl',
      component: 'acl-1',
      leg: 'response',
      code: 'SUBNET_ACL_RESTRICTION',
    } as const
    expect(decisiveStation({ ...trace, blockers: [blocker] })).toBe(2)
    expect(decisiveStation(trace)).toBe(4)
  })
})

it('tells the ghost’s request from its reply', () => {
  const sections = groupForWalk(
    aTrace(
      aStep({ decision: 'deny' }),
      aStep({ ghost: true }),
      aStep({ ghost: true, leg: 'response' }),
    ),
  )
  expect(sections.map(({ kind, leg }) => `${kind} ${leg}`)).toEqual([
    'request request',
    'ghost request',
    'ghost response',
  ])
})

it('has no sections where nothing was met', () => {
  expect(groupForWalk(aTrace())).toEqual([])
})
