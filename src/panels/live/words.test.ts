import { describe, expect, it } from 'vitest'
import { strings } from '@/strings/strings'
import { sentenceOf } from './RunSummary'
import { matches, sorted } from './sorted'
import { nextOrder } from './liveStore'

const { duration } = strings.live
const NONE = { livesOn: 0, cut: 0, refused: 0, passed: 0, open: 0 }
const EDIT = { edit: { label: 'Remove TCP 5432', time: 62_000_000, tick: 9 } }

describe('how long something is idle, and how long it has left', () => {
  it.each([
    [240_000, '0.2 s'],
    [36_900_000, '36 s'],
    [349_000_000, '5:49'],
    [83_400_000_000, '23 h 10 min'],
    [432_000_000_000, '5 d'],
    [439_300_000_000, '5 d 2 h'],
  ])('is told in its own unit: %i is %s', (time, text) => {
    expect(duration(time)).toBe(text)
  })

  it('is rounded up where it is still to come', () => {
    expect(duration(431_999_800_000, true)).toBe('5 d')
    expect(duration(349_200_000, true)).toBe('5:50')
    expect(duration(40_000, true)).toBe('0.1 s')
  })
})

describe('the sentence about a run', () => {
  it.each([
    [{ ...NONE }, 'Nothing has been answered yet.'],
    [{ ...NONE, passed: 1 }, '1 connection got through.'],
    [{ ...NONE, open: 3 }, '3 connections are open.'],
    [{ ...NONE, passed: 2, open: 1 }, '2 connections got through and 1 is open.'],
    [{ ...NONE, refused: 2 }, '2 connections were refused.'],
    [{ ...NONE, passed: 12, refused: 3 }, '12 connections got through and 3 were refused.'],
    [{ ...NONE, ...EDIT }, 'After the edit, nothing has been answered yet.'],
    [
      { ...NONE, ...EDIT, livesOn: 1, refused: 4 },
      'After the edit, 1 open connection lives on and 4 new ones were refused.',
    ],
    [{ ...NONE, ...EDIT, cut: 1 }, 'After the edit, 1 open connection was cut.'],
    [
      { ...EDIT, livesOn: 2, cut: 1, refused: 1, passed: 1, open: 0 },
      'After the edit, 2 open connections live on, 1 was cut, 1 new one was refused and 1 new one got through.',
    ],
  ])('counts what came of it: %o', (summary, sentence) => {
    expect(sentenceOf(summary)).toBe(sentence)
  })
})

describe('rows of a table', () => {
  const columns = [
    { key: 'port', label: 'Port', width: 1, cell: () => '', value: (row: string) => row },
  ]

  it('go by a column, ports as numbers, then the other way, then as they were', () => {
    const rows = ['tcp :443', 'tcp :5432', 'tcp :80']
    const up = nextOrder(undefined, 'port')
    const down = nextOrder(up, 'port')
    expect(sorted(rows, columns, up)).toEqual(['tcp :80', 'tcp :443', 'tcp :5432'])
    expect(sorted(rows, columns, down)).toEqual(['tcp :5432', 'tcp :443', 'tcp :80'])
    expect(sorted(rows, columns, nextOrder(down, 'port'))).toBe(rows)
    expect(nextOrder(down, 'peer')).toEqual({ column: 'peer', down: false })
  })

  it('are found by all the words that are typed, in any order', () => {
    expect(matches('Tracked at orders-db, tcp :5432', '5432 ORDERS')).toBe(true)
    expect(matches('Tracked at orders-db, tcp :5432', '5432 nat')).toBe(false)
  })
})
