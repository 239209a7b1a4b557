import { expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { EMPTY_TOPOLOGY, withResources, type Topology } from '@/model/topology'
import type { SecurityGroup } from '@/model/resources/securityGroup'
import { groupStyle } from './groupStyle'

function aNetworkWithGroups(count: number): Topology {
  const groups = Array.from(
    { length: count },
    (_, index): SecurityGroup => ({
      kind: 'securityGroup',
      id: asId(`sg-${String(index + 1)}x`),
      name: '',
      vpcId: asId('vpc-1'),
      isDefault: false,
      description: '',
      ingress: [],
      egress: [],
    }),
  )
  return withResources(EMPTY_TOPOLOGY, ...groups)
}

it('gives letters and hues in the order of creation', () => {
  const topology = aNetworkWithGroups(3)
  expect(groupStyle(topology, 'sg-1x')).toMatchObject({ letter: 'A', hue: 'sg-a', double: false })
  expect(groupStyle(topology, 'sg-3x')).toMatchObject({ letter: 'C', hue: 'sg-c', double: false })
})

it('starts the hues again with the ninth group, doubled', () => {
  const ninth = groupStyle(aNetworkWithGroups(9), 'sg-9x')
  expect(ninth).toMatchObject({ letter: 'A2', hue: 'sg-a', double: true })
})
