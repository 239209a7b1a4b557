import { expect, it } from 'vitest'
import type { Resource } from '@/model/topology'
import { validate, type IssueKind } from '@/model/validation'
import { aNetworkAclOf, aRouteTableOf, aSecurityGroup, aVpc, topologyOf } from './builders'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'

/** Resources, and lists of them as deep as a case likes. */
export type Resources = readonly (Resource | Resources)[]

/** All resources of such lists. */
export function flattened(resources: Resources): readonly Resource[] {
  return resources.flatMap((item) => ('kind' in item ? [item] : flattened(item)))
}

/** What a network is about, in a sentence that names the rule, and the issues that it raises. */
export type IssueCase = readonly [
  sentence: string,
  kinds: readonly IssueKind[],
  resources: Resources,
]

/** Plays each case; an empty list of kinds means that nothing is wrong. */
export function playIssueCases(cases: readonly IssueCase[]): void {
  it.each(cases)('%s', (_sentence, kinds, resources) => {
    const issues = validate(topologyOf(flattened(resources)))
    expect(issues.map(({ kind }) => kind)).toEqual(kinds)
    for (const { message } of issues) expect(message).toMatch(/^(?!.*undefined)\S.*[^.]$/)
  })
}

/** `vpc-2`, which `vpc-1` may be peered with. */
export const otherVpc = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })

/** What AWS makes with a second VPC, so that it raises no issue of its own. */
export const comesWithOtherVpc: readonly Resource[] = [
  aRouteTableOf({ id: 'rtb-main-2', vpcId: asId('vpc-2'), main: true }),
  aNetworkAclOf({ id: 'acl-default-2', vpcId: asId('vpc-2'), isDefault: true }),
  aSecurityGroup({ id: 'sg-default-2', vpcId: asId('vpc-2'), isDefault: true }),
]

export const secondVpc: readonly Resource[] = [otherVpc, ...comesWithOtherVpc]
