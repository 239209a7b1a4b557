import { familyOf } from '@/model/ip'
import { ok } from '@/model/result'
import type { PrefixList } from '@/model/resources/prefixList'
import { faultOf, type RowFormat } from './grid'
import { readBlock } from './peerText'

export type PrefixEntry = NonNullable<PrefixList['entries']>[number]
export type PrefixColumn = 'cidr' | 'note'

/** How the entries of a prefix list are written and read: all of one family (SG-39). */
export function prefixEntryFormat(list: PrefixList): RowFormat<PrefixEntry, PrefixColumn> {
  const family = list.family === 'ipv4' ? 4 : 6
  return {
    noun: 'entry',
    columns: [
      {
        id: 'cidr',
        header: 'CIDR block',
        width: '45%',
        names: ['cidrblock', 'prefix'],
        mono: true,
        placeholder: family === 4 ? '10.0.0.0/16' : '2001:db8::/56',
      },
      {
        id: 'note',
        header: 'Description',
        width: 'auto',
        names: ['description'],
        className: () => 'text-muted',
      },
    ],
    write: ({ cidr, description }) => ({ cidr, note: description ?? '' }),
    read: (draft, others) => {
      const block = readBlock(draft.cidr)
      if (!block.ok) return faultOf('cidr', block.error.message, block.error.fix)
      if (familyOf(block.value) !== family) {
        return faultOf('cidr', `This list holds IPv${String(family)} blocks only`)
      }
      if (others.some(({ cidr }) => cidr === block.value)) {
        return faultOf('cidr', `The list has ${block.value} already`)
      }
      if (list.maxEntries !== undefined && others.length >= list.maxEntries) {
        return faultOf('cidr', `The list holds at most ${String(list.maxEntries)} entries`)
      }
      const description = draft.note.trim()
      return ok({ cidr: block.value, ...(description === '' ? {} : { description }) })
    },
    blank: () => ({ cidr: '', note: '' }),
    copy: (entry) => entry,
    keyOf: ({ cidr }) => cidr,
    readOnly: () => list.awsManaged,
  }
}
