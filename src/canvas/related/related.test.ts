import { expect, it } from 'vitest'
import { shop } from '@/testing/shop'
import { cluster } from '@/scenarios/templates/cluster'
import { labelOfId, resourcesOf } from '@/model/topology'
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

it('shows from a load balancer and from each of its nodes the other nodes and the targets', () => {
  const { topology } = cluster.diagram()
  const [ingress] = resourcesOf(topology, 'loadBalancer')
  const nodes = ingress!.nodes.map(({ networkInterfaceId }) => networkInterfaceId!)
  const related = relatedTo(topology, ingress!.id)
  expect(related.slice(0, 2)).toEqual(nodes.map((id) => ({ id, words: '' })))
  expect(related.slice(2).map(({ id, words }) => [labelOfId(topology, id), words])).toEqual([
    ['pod-1', 'HTTPS 443 → 8080'],
  ])
  const fromNode = relatedTo(topology, nodes[0]!).map(({ id }) => id)
  expect(new Set(fromNode)).toEqual(new Set([nodes[1], ...related.slice(2).map(({ id }) => id)]))
})

it('shows the cards of an endpoint, and from its only card no other', () => {
  const { topology } = cluster.diagram()
  const [registry] = resourcesOf(topology, 'interfaceEndpoint')
  const [card] = registry!.networkInterfaceIds
  expect(relatedTo(topology, registry!.id)).toEqual([{ id: card, words: '' }])
  expect(relatedTo(topology, card!)).toEqual([])
})
