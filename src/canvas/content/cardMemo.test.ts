import { expect, it } from 'vitest'
import { rename } from '@/model/edits/edit'
import { EMPTY_TOPOLOGY, withResources } from '@/model/topology'
import { aSecurityGroup, aServer, aSubnet, aVpc } from '@/testing/builders'
import { CardMemo, surroundingsOf } from './cardMemo'

const [server, eni] = aServer('web', '10.0.1.10')
const topology = withResources(EMPTY_TOPOLOGY, aVpc(), aSubnet(), aSecurityGroup(), server, eni)

it('keeps the surroundings while only instances and interfaces change', () => {
  const renamed = rename(topology, server.id, 'api')
  expect(surroundingsOf(renamed)).toBe(surroundingsOf(topology))
})

it('has other surroundings once a group or a subnet changes, whose names a card says', () => {
  expect(surroundingsOf(rename(topology, 'sg-1', 'web-sg'))).not.toBe(surroundingsOf(topology))
  expect(surroundingsOf(rename(topology, 'subnet-1', 'app'))).not.toBe(surroundingsOf(topology))
})

it('describes a card again only when what it is made of changed', () => {
  const memo = new CardMemo<{ readonly nth: number }>()
  let described = 0
  const describe = () => ({ nth: ++described })
  const first = memo.get(server, ['subnet-1', 0], [eni], describe)
  expect(memo.get(server, ['subnet-1', 0], [eni], describe)).toBe(first)
  expect(memo.get(server, ['subnet-1', 1], [eni], describe)).not.toBe(first)
  expect(memo.get(server, ['subnet-1', 1], [], describe)).toEqual({ nth: 3 })
  expect(memo.get({ ...server }, ['subnet-1', 1], [], describe)).toEqual({ nth: 4 })
})
