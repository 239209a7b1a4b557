/** Two diagrams side by side. */
export const beside = {
  open: 'Open beside this one',
  openCopy: 'A copy beside this one',
  close: 'Close the second diagram',
  separator: 'Width of the two diagrams',
  title: (name: string) => `Beside: ${name}`,
}
