/** The rail at the left, where kinds are picked up. */
export const rail = {
  rail: 'Add to the network',
  select: 'Select',
  selectHint: 'Select (V)',
  outline: 'Outline',
  outlineHint: 'The network as text',
  add: (name: string) => `Add ${name}`,
  addHint: (name: string) => `Add ${name}: drag it onto the canvas, or press and point`,
  /** The buttons behind which several kinds stand. */
  groups: {
    gateways: { word: 'Connect', title: 'More gateways and transit' },
    privateNetwork: { word: 'Private', title: 'Private network' },
    inspection: { word: 'Inspect', title: 'Inspection and lists' },
    services: { word: 'Services', title: 'Load balancers and services' },
  },
  menu: (group: string) => `${group} menu`,
  groupHint: (group: string) => `${group}: drag one onto the canvas, or press and point`,
}
