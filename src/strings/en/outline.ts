/** The outline: the whole network as a tree of text. */
export const outline = {
  title: 'Outline',
  close: 'Close the outline',
  search: 'Search the outline',
  placeholder: 'Name, id or address',
  nothingDrawn: 'Nothing is drawn yet',
  nothingCalled: 'Nothing has this name',
  network: 'The network',
  spoken: (label: string, what: string) => `${label}, ${what}`,
}
