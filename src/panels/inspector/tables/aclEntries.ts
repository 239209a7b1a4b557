import { ANY_IPV4 } from '@/model/ip'
import { nextRuleNumber } from '@/model/edits/networkAcl'
import { fail, ok, type Result } from '@/model/result'
import { RULE_NUMBERS, type NetworkAcl, type NetworkAclEntry } from '@/model/resources/networkAcl'
import type { Direction } from '@/model/resources/securityGroup'
import type { Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { parseCliRows } from './cliRows'
import { faultOf, type CellOption, type RowFormat } from './grid'
import { namedBlocks, namedOptions, nameOfBlock } from './namedBlocks'
import { anywhere, readBlock, type TextFault } from './peerText'
import { noteLine, portColumn, typeColumn } from './trafficColumns'
import { readTraffic, settleTraffic, tidyTraffic, writeTraffic } from './trafficText'

const words = strings.cells

export type AclColumn = 'number' | 'type' | 'port' | 'cidr' | 'action' | 'note'

const NUMBER_NAMES = ['rulenumber', 'rule'] as const
const ALLOW = 'ALLOW'
const ACTIONS: readonly CellOption[] = [{ text: ALLOW }, { text: 'DENY' }]

/** How the entries of one direction of a network ACL are written and read. */
export function aclEntryFormat(
  topology: Topology,
  acl: NetworkAcl,
  direction: Direction,
): RowFormat<NetworkAclEntry, AclColumn> {
  const named = namedBlocks(topology, acl.vpcId)
  const blocks = [...anywhere(), ...namedOptions(named)]
  const freeNumber = (entries: readonly NetworkAclEntry[], position?: number) =>
    String(nextRuleNumber({ ...acl, entries }, direction, position) ?? '')
  return {
    noun: words.entry,
    columns: [
      {
        id: 'number',
        header: words.number,
        width: '48px',
        mono: true,
        names: NUMBER_NAMES,
        placeholder: '100',
      },
      typeColumn('94px'),
      portColumn('126px'),
      {
        id: 'cidr',
        header: words.ends[direction],
        width: 'auto',
        mono: true,
        placeholder: ANY_IPV4,
        names: ['source', 'destination'],
        options: () => blocks,
        search: ({ cidr }) => nameOfBlock(named, cidr)?.name ?? '',
      },
      {
        id: 'action',
        header: words.action,
        width: '58px',
        names: ['allowdeny'],
        placeholder: ALLOW,
        options: () => ACTIONS,
        className: ({ action }) => {
          if (/^\s*deny\s*$/i.test(action)) return 'font-semibold text-deny'
          return /^\s*allow\s*$/i.test(action) ? 'font-semibold text-allow' : undefined
        },
      },
      noteLine(),
    ],
    write: ({ ruleNumber, traffic, cidr, action, note }) => ({
      number: String(ruleNumber),
      ...writeTraffic(traffic),
      cidr,
      action: action.toUpperCase(),
      note: note ?? '',
    }),
    settle: (draft, column) =>
      column === 'type' || column === 'port'
        ? { ...draft, ...settleTraffic(draft, column) }
        : { ...draft, [column]: draft[column].trim() },
    read: (draft, others) => {
      const number = readNumber(draft.number, others, freeNumber(others))
      if (!number.ok) return faultOf('number', number.error.message, number.error.fix)
      const traffic = readTraffic(draft)
      if (!traffic.ok) return traffic
      const cidr = readBlock(draft.cidr, named)
      if (!cidr.ok) return faultOf('cidr', cidr.error.message, cidr.error.fix)
      const action = readAction(draft.action)
      if (!action.ok) return faultOf('action', action.error)
      const note = draft.note.trim()
      return ok({
        direction,
        ruleNumber: number.value,
        action: action.value,
        traffic: traffic.value,
        cidr: cidr.value,
        ...(note === '' ? {} : { note }),
      })
    },
    blank: (entries) => ({
      number: freeNumber(entries),
      type: '',
      port: '',
      cidr: '',
      action: ALLOW,
      note: '',
    }),
    tidy: (draft, values) => ({ ...draft, ...tidyTraffic(draft, values.get('protocol') ?? '') }),
    fromCli: (text) => parseCliRows(text, direction),
    copy: (entry, entries) => {
      const free = nextRuleNumber({ ...acl, entries }, direction, entries.indexOf(entry) + 1)
      return { ...entry, ruleNumber: free ?? entry.ruleNumber }
    },
    keyOf: ({ ruleNumber }) => String(ruleNumber),
  }
}

/** A rule number from 1 to 32766 that no other entry of the direction has (NACL-02). */
function readNumber(
  text: string,
  others: readonly NetworkAclEntry[],
  free: string,
): Result<number, TextFault> {
  const fix = free === '' ? undefined : { label: words.use(free), text: free }
  const problem = (message: string) => fail<TextFault>(fix ? { message, fix } : { message })
  const { from, to } = RULE_NUMBERS
  if (!/^\d+$/.test(text.trim())) {
    return problem(words.notANumber(text, from, to))
  }
  const number = Number(text)
  if (number < from || number > to) {
    return problem(words.noSuchNumber(text.trim(), from, to))
  }
  const taken = others.some(({ ruleNumber }) => ruleNumber === number)
  return taken ? problem(words.numberTaken(number)) : ok(number)
}

function readAction(text: string): Result<NetworkAclEntry['action']> {
  const word = text.trim().toLowerCase()
  return word === 'allow' || word === 'deny' ? ok(word) : fail(words.badAction)
}
