import { counted } from './plural'

/** The flow log of a run, as AWS would write it. */
export const flowLog = {
  title: 'Flow log',
  who: 'Interface of',
  filterHint: 'Filter',
  filterLog: 'Filter the flow log',
  action: 'Action',
  actions: { all: 'All', ACCEPT: 'ACCEPT', REJECT: 'REJECT' },
  followed: 'Only the connection that is followed',
  view: 'How records are shown',
  views: { table: 'Table', lines: 'Lines' },
  settings: 'Format and interval',
  interval: 'Aggregation interval',
  intervals: { ten: '10 s', minute: '1 min', tenMinutes: '10 min' },
  intervalAbout:
    'AWS has 1 and 10 minutes. A record is written when its interval is over, and delivered some 5 minutes later; ten seconds are for watching.',
  format: 'Record format',
  formats: { standard: 'Default, version 2', custom: 'Custom' },
  fields: 'Fields',
  fieldsHint: 'As AWS writes them: ${srcaddr} ${dstaddr} ${action}',
  silent: 'NODATA of interfaces without traffic',
  noneDrawn:
    'No flow log is in the diagram: this is what one for every interface would write. Account and date are nobody’s, sizes of packets are usual ones.',
  section: (from: string, to: string, records: number) =>
    `${from} – ${to} · ${counted(records, 'record')}`,
  collecting: (from: string, to: string) => `${from} – ${to} · collecting, written at ${to}`,
  nothing: 'No packet has passed an interface yet.',
  nothingFound: 'No record has this.',
  export: 'Take the records along',
  copy: 'Copy the lines',
  log: 'Save as .log',
  csv: 'Save as CSV',
  copied: (count: number) => `${counted(count, 'line')} copied`,
  copyRefused: 'The browser did not let the lines be copied.',
  notWritten: 'No interval is over yet: there is nothing to take along.',
  fileName: 'flow-log',
  spoken: (about: {
    readonly action: string
    readonly who: string
    readonly from: string
    readonly to: string
    readonly packets: string
  }) => `${about.action} at ${about.who}: ${about.from} to ${about.to}, ${about.packets}`,
  packets: (count: number) => counted(count, 'packet'),
  noData: (who: string) => `No traffic at ${who}`,
}
