import { plural } from './plural'

/** The tables of rules, entries, routes and services. */
export const tables = {
  hosts: 'Internet hosts',
  blocks: 'VPC and subnets',
  note: 'Note',
  addNote: 'Add a note',
  moveUp: 'Move up',
  moveDown: 'Move down',
  duplicate: 'Duplicate',
  remove: 'Delete',
  copy: 'Copy',
  copied: 'Copied',
  actions: (name: string) => `Actions for ${name}`,
  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all rows',
  actionsHead: 'Actions',
  selected: (count: number, noun: string) =>
    count === 1 ? `1 ${noun} selected` : `${String(count)} ${plural(noun)} selected`,
  selectNone: 'Select none',
  filter: (label: string) => `Filter ${label}`,
  filterHint: 'Filter',
  filterCommand: 'Filter the rules shown',
  found: (some: number, all: number) => `${String(some)} of ${String(all)} shown`,
  nothingFound: (text: string) => `Nothing here holds “${text}”.`,
  showAll: 'Show all',
  sortBy: (header: string) => `Sort by ${header}`,
  sorted: (header: string) => `Sorted by ${header}.`,
  sortIsView: 'Only the view: AWS reads the entries by their numbers.',
  sortOff: 'Own order',
  add: (noun: string) => `Add ${noun}, or paste rows`,
  nextCell: 'next cell',
  newRow: 'new row',
  aboutRules: 'these rules',
  done: {
    add: (noun: string) => `Add ${noun}`,
    change: (noun: string) => `Change ${noun}`,
    remove: (count: number, noun: string) =>
      `Delete ${count === 1 ? noun : `${String(count)} ${plural(noun)}`}`,
    duplicate: (count: number, noun: string) =>
      `Duplicate ${count === 1 ? noun : `${String(count)} ${plural(noun)}`}`,
    move: (noun: string) => `Move ${noun}`,
    paste: (noun: string) => `Paste ${plural(noun)}`,
  },
}
