/** Notes and frames: what people write beside the network. */
export const annotations = {
  kinds: { note: 'note', frame: 'frame' },
  tools: {
    note: { word: 'Note', add: 'Add a note' },
    frame: { word: 'Frame', add: 'Add a frame' },
  },
  heading: 'Notes and frames',
  text: (kind: string) => `Text of the ${kind}`,
  spoken: (kind: string, text: string) => `${kind} ${text}`,
  added: (kind: string) => `Add a ${kind}`,
  written: (kind: string) => `Write the ${kind}`,
  resized: (kind: string) => `Resize the ${kind}`,
  deleted: (kind: string) => `Delete the ${kind}`,
  about: {
    note: 'Plain text on the drawing. It is no part of the network.',
    frame: 'Put around things that belong together. Moved, it takes along what stands in it.',
  },
}
