import { describe, expect, it } from 'vitest'
import { aSecurityGroup } from '@/testing/builders'
import { HOME, OPEN_GROUP, shop } from '@/testing/shop'
import { traceOf } from '@/testing/traceOf'
import { askedKindOf } from './askedPlace'
import { lastToldByAsking, reach, tell } from './reach'

const ARRIVES = traceOf(shop(), HOME, 'i-web')
const DIES = traceOf(shop(aSecurityGroup({ ...OPEN_GROUP, ingress: [] })), HOME, 'i-web')

describe('a walk with predictions', () => {
  it.each([
    ['that arrives', ARRIVES],
    ['that dies', DIES],
  ])('stops before each station that decides, on a way %s', (_name, trace) => {
    const last = trace.steps.length - 1
    const stops: number[] = []
    let told = 0
    for (let at = reach(trace, told, last); at.asked !== undefined; at = reach(trace, told, last)) {
      expect(at.position).toBe(at.asked - 1)
      stops.push(at.asked)
      ;({ told } = tell(trace, at.asked))
    }
    expect(stops).toEqual(trace.steps.flatMap((step, index) => (askedKindOf(step) ? [index] : [])))
    expect(reach(trace, told, last)).toEqual({ position: last, told: last, asked: undefined })
  })

  it('tells all of it once the packet has died, its ghost too', () => {
    const dead = lastToldByAsking(DIES)
    expect(DIES.steps[dead]?.decision).toBe('deny')
    expect(tell(DIES, dead)).toEqual({
      position: dead,
      told: DIES.steps.length - 1,
      asked: undefined,
    })
  })

  it('goes back freely, and asks nothing twice', () => {
    const { asked = 0 } = reach(ARRIVES, 0, 99)
    const { told } = tell(ARRIVES, asked)
    expect(reach(ARRIVES, told, 0)).toEqual({ position: 0, told, asked: undefined })
    expect(reach(ARRIVES, told, told).asked).toBeUndefined()
  })
})
