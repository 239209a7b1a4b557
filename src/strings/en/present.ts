/** Presenting to a room. */
export const present = {
  start: 'Present',
  startLong: 'Present to a room',
  stop: 'Stop presenting',
  fullScreen: 'Full screen on or off',
  refused: 'The browser does not let this page fill the screen',
  edit: 'Edit while presenting',
  step: 'step',
  play: 'Play',
  pause: 'Pause',
  keepStart: 'Keep this as the start of the scene',
  startKept: 'The scene starts here now',
  startKeptDetail: 'Reset the scene comes back to it.',
  reset: 'Reset the scene',
  resetDone: 'The scene is back at its start',
  fireFirst: 'Fire the packet, then step with the arrow keys.',
  packet: 'Packet',
  /** How many there are is left out where it would tell where a walk ends. */
  station: (position: number, count: number | undefined) =>
    count === undefined ? String(position) : `${String(position)} / ${String(count)}`,
}
