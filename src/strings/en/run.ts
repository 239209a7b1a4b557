/** A run of traffic: what its clock, its timeline and its events say of themselves. */
export const run = {
  notLoaded: 'What runs the traffic could not be fetched. Try again when there is a network.',
  broken: 'The run came upon something it does not understand, and stopped. Start it anew.',
  backTo: (time: string) => `Go back to ${time} of the run`,
  undone: (label: string) => `Undo ${label}`,
  redone: (label: string) => `Redo ${label}`,
}
