import { describe, expect, it } from 'vitest'
import { type Json, noted, topologyFrom } from '@/testing/awsSnapshots'

describe('prefix lists', () => {
  it.each<readonly [form: string, lists: Json]>([
    [
      'a map',
      {
        ManagedPrefixLists: [{ PrefixListId: 'pl-1' }],
        ManagedPrefixListEntries: { 'pl-1': [{ Cidr: '10.5.0.0/16' }] },
      },
    ],
    [
      'rows that name the list',
      {
        PrefixLists: [{ PrefixListId: 'pl-1' }],
        ManagedPrefixListEntries: [{ PrefixListId: 'pl-1', Entries: [{ Cidr: '10.5.0.0/16' }] }],
      },
    ],
    [
      "the list's own row",
      { ManagedPrefixLists: [{ PrefixListId: 'pl-1', Entries: [{ Cidr: '10.5.0.0/16' }] }] },
    ],
    ["AWS's own command", { PrefixLists: [{ PrefixListId: 'pl-1', Cidrs: ['10.5.0.0/16'] }] }],
    [
      'both commands',
      {
        PrefixLists: [{ PrefixListId: 'pl-1', Cidrs: ['10.5.0.0/16'] }],
        ManagedPrefixLists: [{ PrefixListId: 'pl-1', AddressFamily: 'IPv4', OwnerId: 'AWS' }],
      },
    ],
  ])('have their entries from %s', (_form, lists) => {
    expect(topologyFrom(lists).prefixList['pl-1']?.entries).toEqual([{ cidr: '10.5.0.0/16' }])
  })

  it('without entries hold something unknown, which is said', () => {
    const lists = { ManagedPrefixLists: [{ PrefixListId: 'pl-1', AddressFamily: 'IPv6' }] }
    expect(topologyFrom(lists).prefixList['pl-1']).toMatchObject({ family: 'ipv6' })
    expect(noted(lists, 'incomplete')).toEqual(['pl-1'])
  })
})
