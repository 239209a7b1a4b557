import { familyOf } from '@/model/ip'
import { ok } from '@/model/result'
import type { PrefixList } from '@/model/resources/prefixList'
import { strings } from '@/strings/strings'
import { faultOf, type RowFormat } from './grid'
import { readBlock } from './peerText'

const words = strings.cells

export type PrefixEntry = NonNullable<PrefixList['entries']>[number]
export type PrefixColumn = 'cidr' | 'note'

/** How the entries of a prefix list are written and read: all of one family (SG-39). */
export function prefixEntryFormat(list: PrefixList): RowFormat<PrefixEntry, PrefixColumn> {
  const family = list.family === 'ipv4' ? 4 : 6
  return {
    noun: words.entry,
    columns: [
      {
        id: 'cidr',
        header: words.block,
        width: '45%',
        names: ['cidrblock', 'prefix'],
        mono: true,
        placeholder: family === 4 ? '10.0.0.0/16' : '2001:db8::/56',
      },
      {
        id: 'note',
        header: words.description,
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
        return faultOf('cidr', words.oneFamily(family))
      }
      if (others.some(({ cidr }) => cidr === block.value)) {
        return faultOf('cidr', words.listHas(block.value))
      }
      if (list.maxEntries !== undefined && others.length >= list.maxEntries) {
        return faultOf('cidr', words.listIsFull(list.maxEntries))
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
