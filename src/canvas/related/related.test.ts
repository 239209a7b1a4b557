import { expect, it } from 'vitest'
import { shop } from '@/testing/shop'
import { relatedTo } from './related'

it('names what the table of a subnet leads to, with the destinations', () => {
  expect(relatedTo(shop(), 'subnet-prv')).toEqual([
    { id: 'nat-1', words: '0.0.0.0/0' },
    { id: 'eigw-1', words: '::/0' },
  ])
  expect(relatedTo(shop(), 'subnet-pub')).toEqual([{ id: 'igw-1', words: '0.0.0.0/0, ::/0' }])
})

it('names the subnets that a table or a network ACL serves', () => {
  expect(relatedTo(shop(), 'rtb-prv').at(-1)).toEqual({ id: 'subnet-prv', words: '' })
  expect(relatedTo(shop(), 'acl-default')).toEqual([
    { id: 'subnet-pub', words: '' },
    { id: 'subnet-prv', words: '' },
  ])
})

it('has nothing to say of what serves nobody', () => {
  expect(relatedTo(shop(), 'i-web')).toEqual([])
})
