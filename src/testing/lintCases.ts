import { expect, it } from 'vitest'
import type { Finding, FindingKind } from '@/reachability/lint/finding'
import { lint } from '@/reachability/lint/lint'
import { topologyOf } from './builders'
import { flattened, type Resources } from './issueCases'

/** What a network is about, in a sentence that names the rule, and what lint tells of it. */
export type LintCase = readonly [
  sentence: string,
  told: readonly FindingKind[],
  resources: Resources,
]

/** Plays each case; of all that lint tells only the kinds of the subject count. */
export function playLintCases(subject: readonly FindingKind[], cases: readonly LintCase[]): void {
  it.each(cases)('%s', (_sentence, told, resources) => {
    const findings = findingsIn(resources, ...subject)
    expect(findings.map(({ kind }) => kind)).toEqual(told)
    for (const { sentence, rules } of findings) {
      expect(sentence).toMatch(/^(?!.*undefined)\S.*[^.]$/)
      expect(rules).not.toEqual([])
    }
  })
}

/** The findings of some kinds about a network of these resources. */
export function findingsIn(
  resources: Resources,
  ...kinds: readonly FindingKind[]
): readonly Finding[] {
  return lint(topologyOf(flattened(resources))).filter(({ kind }) =>
    (kinds as readonly string[]).includes(kind),
  )
}
