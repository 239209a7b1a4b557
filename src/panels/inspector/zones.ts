import type { VpcId } from '@/model/ids'
import { findOf, subnetsOf, type Topology } from '@/model/topology'

const ZONE_LETTERS = ['a', 'b', 'c', 'd', 'e', 'f']

/** The Availability Zones that a subnet of a VPC may lie in: those in use, and those of the Region. */
export function zonesOf(topology: Topology, vpcId: VpcId): readonly string[] {
  const region = findOf(topology, 'vpc', vpcId)?.region
  const known = subnetsOf(topology, vpcId).map(({ availabilityZone }) => availabilityZone)
  const offered = region === undefined ? [] : ZONE_LETTERS.map((letter) => `${region}${letter}`)
  return [...new Set([...known, ...offered])].toSorted()
}
