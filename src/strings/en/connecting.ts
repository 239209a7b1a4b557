/** Connecting one thing to another: by hand, and from the list. */
export const connecting = {
  handle: 'Connect: drag to the other end, or press for the list',
  drag: 'Drag to what it is connected with',
  connect: (name: string) => `Connect ${name}`,
  choices: 'What to make',
  more: (count: number) => (count === 1 ? 'or one more' : `or ${String(count)} more`),
  hint: 'Let go on what is lit. Esc cancels.',
  from: (name: string) => `Connecting ${name}`,
  list: (name: string) => `Connect ${name} to`,
  placeholder: 'Name, kind or what to make',
  nothing: 'Nothing in this network can be connected to it.',
  nothingCalled: (text: string) => `Nothing that fits is called “${text}”.`,
  refused: 'Not possible',
  command: 'Connect to…',
  dragHint: 'Connect two things; drag a shield, gate, tab or lower dot',
  done: (label: string) => `${label}: done.`,
  undone: (label: string) => `${label}: nothing left to do.`,
}
