import { expect, it } from 'vitest'
import { balanced } from '@/testing/balancedShop'
import { aResource } from '@/testing/moreBuilders'
import { relatedTo } from '../related/related'
import { marksByCard } from './marks'

const network = balanced(
  {},
  ['i-a', { id: '10.0.12.31' }],
  [
    aResource('autoScalingGroup', {
      id: 'fleet',
      instanceIds: ['i-a', 'i-b'],
      capacity: { min: 1, desired: 2, max: 4 },
    }),
    aResource('endpointService', { id: 'service', loadBalancerIds: ['lb'] }),
  ],
)

function marksOf(card: string): readonly string[] {
  return (marksByCard(network).get(card) ?? []).map(({ label }) => label)
}

it('marks instances with their fleet and the groups of which they are targets', () => {
  expect(marksOf('i-a')).toEqual(['fleet fleet, 2 of 1–4', 'target of tg'])
})

it('finds a target that is named by its address', () => {
  expect(marksOf('i-b')).toEqual(['fleet fleet, 2 of 1–4', 'target of tg'])
})

it('marks every card of a load balancer with what it listens at, where that leads and who offers it', () => {
  const marks = ['listener listener-lb-HTTPS-443', 'target group tg', 'endpoint service service']
  expect(marksOf('eni-lb-1')).toEqual(marks)
  expect(marksOf('eni-lb-2')).toEqual(marks)
})

it('lights the cards of what is marked', () => {
  const cards = (id: string) => relatedTo(network, id).map((related) => related.id)
  expect(cards('fleet')).toEqual(['i-a', 'i-b'])
  expect(cards('tg')).toEqual(['i-a', 'i-b'])
  expect(cards('service')).toEqual(['eni-lb-1', 'eni-lb-2'])
  expect(cards('listener-lb-HTTPS-443')).toEqual(['eni-lb-1', 'eni-lb-2', 'i-a', 'i-b'])
})
