/** The palette, which finds things and runs commands. */
export const palette = {
  title: 'Search or run a command',
  short: 'Search or run',
  placeholder: 'Name, id, address or command',
  none: (text: string) => `Nothing is called “${text}”.`,
  found: 'In this network',
}
