import { describe, expect, it } from 'vitest'
import { shop } from '@/testing/shop'
import { aServer } from '@/testing/builders'
import { svgOf } from './svgOf'

const colour = (token: string) => `#${token}`
const diagram = { name: 'Shop <& Co>', topology: shop(), layout: {} }

function wordsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words)
}

describe('a diagram as a picture', () => {
  it('closes what it opens, and its text stays text', () => {
    const svg = svgOf(diagram, { colour })
    const opened = svg.match(/<(?!\/)[a-z]+/g)?.length
    const closed = (svg.match(/<\/[a-z]+>/g)?.length ?? 0) + (svg.match(/\/>/g)?.length ?? 0)
    expect(opened).toBe(closed)
    expect(wordsOf(svg)).toEqual(
      expect.arrayContaining(['Shop &lt;&amp; Co&gt;', 'web', '10.0.1.10', 'subnet-pub', 'public']),
    )
    expect(svg).not.toMatch(/undefined|NaN/)
  })

  it('never lets a name out of its text', () => {
    const nasty = aServer('x', '10.0.1.40', {
      subnetId: 'subnet-pub',
      instance: { name: '"/><script>alert(1)</script>' },
    })
    const svg = svgOf({ ...diagram, topology: shop(nasty) }, { colour })
    expect(svg).not.toContain('<script')
  })

  it('writes the colours of the theme that is asked for', () => {
    const dark = svgOf(diagram, { colour: (token) => `rgb-dark-${token}` })
    expect(dark).toContain('fill="rgb-dark-canvas"')
    expect(dark).not.toContain('var(--')
  })

  it('may hold a part only: what is selected, and what that contains', () => {
    const words = wordsOf(svgOf(diagram, { colour, only: new Set(['subnet-prv']) }))
    expect(words).toContain('app')
    expect(words).not.toContain('web')
  })

  it('explains its marks where a legend is wanted', () => {
    expect(wordsOf(svgOf(diagram, { colour, legend: true }))).toEqual(
      expect.arrayContaining(['public subnet', 'network ACL', 'sg-open']),
    )
    expect(wordsOf(svgOf(diagram, { colour }))).not.toContain('sg-open')
  })
})
