import { beforeAll, expect, it } from 'vitest'
import { cidr } from '@/model/ip'
import { aSubnet, topologyOf } from '@/testing/builders'
import { issuesAbout, issuesOf, loadChecks } from './issues'

beforeAll(loadChecks)

const overlapping = topologyOf(
  aSubnet(),
  aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.1.128/25') }),
)

it('finds what is wrong with a topology once', () => {
  expect(issuesOf(overlapping)).toBe(issuesOf(overlapping))
})

it('tells each resource what is wrong with it', () => {
  const kinds = issuesAbout(overlapping, 'subnet-2').map(({ kind }) => kind)
  expect(kinds).toEqual(['subnetsOverlap'])
  expect(issuesAbout(overlapping, 'vpc-1')).toEqual([])
})
