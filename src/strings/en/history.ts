/** The list of what was done. */
export const history = {
  open: 'Steps to go back to',
  title: 'History',
  start: 'As it was opened',
  undone: 'undone',
}
