import { describe, expect, it } from 'vitest'
import { logOf, seekTick, seekTime } from '@/engine/simulation/simulation'
import { aTalk } from '@/model/trafficSource'
import { aRun, lay, playFor, traffic } from '@/testing/runs'
import { HOME, OPEN_ACL, shop } from '@/testing/shop'
import { indexOfKinds, readKnown, readUntilNow } from './logIndex'

const start = (settings = {}) =>
  aRun(shop(), traffic('i-app', HOME, aTalk('web'), { pace: { kind: 'steady', perSecond: 2 } }), {
    settings,
  })

describe('an index of the log', () => {
  it('follows the run back and forth, and forgets what an edit in the past has undone', () => {
    const run = start()
    const index = indexOfKinds('sent')
    const until = () => logOf(run).filter(({ kind }) => kind === 'sent')
    playFor(run, 10)
    expect(readUntilNow(index, run)).toEqual(until())
    const known = readKnown(index, run).length
    seekTime(run, 4_000_000)
    expect(readUntilNow(index, run)).toEqual(until())
    expect(readKnown(index, run)).toHaveLength(known)
    lay(run, OPEN_ACL)
    expect(readKnown(index, run)).toEqual(until())
    playFor(run, 3)
    expect(readUntilNow(index, run)).toEqual(until())
  })

  it('keeps what it has read of a past that the log has let go, until the run begins again', () => {
    const [run, whole] = [start({ mostEvents: 900 }), start()]
    const index = indexOfKinds('opened')
    for (let second = 0; second < 12; second += 1) {
      playFor(run, 1)
      readKnown(index, run)
    }
    playFor(whole, 12)
    expect(readUntilNow(index, run)).toEqual(readKnown(indexOfKinds('opened'), whole))
    seekTick(run, 5)
    expect(readUntilNow(index, run)).toEqual(logOf(run).filter(({ kind }) => kind === 'opened'))
  })
})
