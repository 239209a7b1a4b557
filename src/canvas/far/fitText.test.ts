import { describe, expect, it } from 'vitest'
import { TextFitter } from './fitText'

describe('a text of ten to the letter', () => {
  const fitter = (width: number) => new TextFitter((text) => text.length * 10, width)

  it.each([
    ['web', 30, 'web'],
    ['server-1', 80, 'server-1'],
    ['server-12', 80, 'server-…'],
    ['server', 20, 's…'],
    ['server', 10, '…'],
    ['', 10, ''],
  ])('%s in %i is %s', (text, width, expected) => {
    expect(fitter(width).fit(text)).toBe(expected)
  })

  it('is measured once', () => {
    let measured = 0
    const counting = new TextFitter((text) => {
      measured += 1
      return text.length
    }, 3)
    counting.fit('server')
    const once = measured
    counting.fit('server')
    expect(measured).toBe(once)
  })
})
