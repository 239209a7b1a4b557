/** What controls say of themselves, whatever they are about: boxes to choose from, menus, dialogs. */
export const controls = {
  close: 'Close',
  more: (count: number) => `${String(count)} more: type to find them`,
  suggestions: 'Suggestions',
  nothingFits: 'Nothing fits',
  pressEnter: (text: string) => `Press Enter for ${text}`,
  remove: (name: string) => `Remove ${name}`,
  menu: (name: string) => `${name} menu`,
}
