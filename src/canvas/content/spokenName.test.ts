import { expect, it } from 'vitest'
import { drawingOf } from '@/layout/drawables'
import { resourcesOf } from '@/model/topology'
import { cluster } from '@/scenarios/templates/cluster'
import { spokenName } from './spokenName'

it('says of each card of a load balancer which one it is', () => {
  const { topology } = cluster.diagram()
  const nodes = resourcesOf(topology, 'loadBalancer').flatMap((balancer) => balancer.nodes)
  const spoken = nodes.map(({ networkInterfaceId }) => {
    const thing = drawingOf(topology).byId.get(networkInterfaceId!)!
    return spokenName(topology, thing, undefined)
  })
  expect(spoken).toEqual([
    expect.stringMatching(/^load balancer ingress, .*in public-a/),
    expect.stringMatching(/^load balancer ingress, .*in public-b/),
  ])
})
