import { expect, it } from 'vitest'
import { clockText } from '@/store/run/clockText'
import { rulerText, rulerTimes } from './timeText'

const SECOND = 1_000_000

it('tells moments to the tenth, as a stop watch does', () => {
  expect(clockText(0)).toBe('0:00.0')
  expect(clockText(86.49 * SECOND)).toBe('1:26.4')
  expect(clockText(7380 * SECOND)).toBe('2:03:00.0')
})

it('tells the numbers of a ruler to the second', () => {
  expect(rulerText(80 * SECOND)).toBe('1:20')
})

it('has no more numbers on a ruler than there is room for, at round times', () => {
  expect(rulerTimes(120 * SECOND, 6).map(rulerText)).toEqual([
    '0:00',
    '0:20',
    '0:40',
    '1:00',
    '1:20',
    '1:40',
    '2:00',
  ])
  expect(rulerTimes(30 * SECOND, 0.2)).toHaveLength(2)
})
