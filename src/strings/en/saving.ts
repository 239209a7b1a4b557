/** Whether the diagram is kept, and what has to be decided before it can be. */
export const saving = {
  saved: 'Saved',
  saving: 'Saving',
  failed: (why: string) => `Not saved: ${why}`,
  conflict: 'Not saved: another tab has a newer version',
  otherTab:
    'Another tab saved a newer version of the diagram. Nothing is saved here until you choose.',
  showNewer: 'Show the newer one',
  keepThis: 'Keep this one',
  damaged: (why: string) =>
    `The saved diagram could not be read: ${why.replace(/\.$/, '')}. It is kept aside, untouched.`,
  download: 'Download it',
  goOn: 'Go on',
  incomplete: 'It is not complete.',
  noDiagram: 'It holds no diagram.',
  full: 'the browser’s storage is full',
  refused: 'the browser lets this page keep nothing; export the diagram to keep it',
}
