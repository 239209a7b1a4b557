/** The list of what is wrong with the drawing. */
export const issues = {
  none: 'Nothing is wrong',
  noneAbout:
    'What AWS would refuse, and what it would let you do without meaning it, is listed here.',
  more: (count: number) => `${String(count)} more of these`,
  mend: (what: string) => `To mend: ${what}`,
  ranks: { error: 'AWS would refuse', warning: 'Worth a look', note: 'Good to know' },
}
