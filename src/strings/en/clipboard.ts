/** What copying, cutting and pasting on the canvas say. */
export const clipboard = {
  nothingWhole:
    'This cannot be copied by itself: what joins two things is copied together with both.',
  noPart: 'There is no part of a diagram on the clipboard.',
  refused: 'The browser does not let this page use the clipboard. Use the keys instead.',
  copied: (what: string) => `${what} copied.`,
  cut: (what: string) => `${what} cut.`,
  pasted: (what: string) => `${what} pasted.`,
  duplicated: (what: string) => `${what} duplicated.`,
  pastedInPart: (what: string) => `${what} pasted, with something left out.`,
  duplicatedInPart: (what: string) => `${what} duplicated, with something left out.`,
  without: (names: readonly string[], more: number) =>
    `Without ${names.join('; ')}${more > 0 ? `; ${String(more)} more` : ''}.`,
  duplicatedWithout: (what: string, leftOut: readonly string[]) =>
    `${what} duplicated, without ${leftOut.join('; ')}.`,
  notDeletable: 'This cannot be deleted.',
}
