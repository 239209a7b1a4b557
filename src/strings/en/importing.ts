import { counted } from './plural'

/** Reading a network from files or text, and what was made of it. */
export const importing = {
  title: 'Import a network',
  about:
    'A Packetwalk file, or what aws ec2 describe-* prints as JSON: one file, several, or a whole folder.',
  importText: 'Import the text',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  orDrop: 'or drop them anywhere on the page.',
  files: 'Files to import',
  folder: 'Folder to import',
  paste: 'Or paste JSON',
  pasteHint: '{ "Vpcs": [ … ], "Subnets": [ … ] }',
  safe: 'Nothing leaves this browser. What was open comes back with undo.',
  dropHere: 'Drop to open this network',
  pastedText: 'The pasted text',
  isOpen: (name: string) => `${name} is open.`,
  undo: (before: string) => `Undo: back to ${before}`,
  noJson: 'There is no JSON file among these.',
  tooLarge: (file: string) => `${file} and what came with it is larger than 64 MB.`,
  unreadable: (file: string) => `${file} could not be read from the disk.`,
  report: {
    title: 'What the import said',
    about: (name: string, notes: number) =>
      `${name}: ${notes === 0 ? 'everything was understood' : notes === 1 ? 'one remark' : counted(notes, 'remark')}. Find this again in the diagram menu.`,
    done: 'Done',
    more: (count: number) => `and ${String(count)} more`,
    kinds: {
      incomplete: 'Not complete',
      contradiction: 'Contradicts itself',
      unknown: 'Not understood',
      notModelled: 'Drawn, but not simulated yet',
      assumed: 'Assumed, because nothing was said',
      stub: 'Named, but not described',
      leftOut: 'Left out',
      ignored: 'Has no bearing on traffic',
    },
  },
}
