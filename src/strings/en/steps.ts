import { counted } from './plural'

/** The names of the steps that undo takes back. */
export const steps = {
  /** Several things together, where one would be called by its name. */
  things: (count: number) => counted(count, 'thing'),
  rename: 'Rename the diagram',
  renameThing: (name: string) => `Rename ${name}`,
  open: (name: string) => `Open ${name}`,
  arrange: 'Arrange everything',
  add: (name: string) => `Add ${name}`,
  resize: (name: string) => `Resize ${name}`,
  move: (what: string) => `Move ${what}`,
  moveInto: (what: string, subnet: string) => `Move ${what} to ${subnet}`,
  align: (count: number) => `Align ${counted(count, 'thing')}`,
  distribute: (count: number) => `Distribute ${counted(count, 'thing')}`,
  paste: (what: string) => `Paste ${what}`,
  duplicate: (what: string) => `Duplicate ${what}`,
  resetScene: 'Reset the scene',
}
