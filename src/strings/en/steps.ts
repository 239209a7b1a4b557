/** The names of the steps that undo takes back. */
export const steps = {
  rename: 'Rename the diagram',
  open: (name: string) => `Open ${name}`,
  arrange: 'Arrange everything',
}
