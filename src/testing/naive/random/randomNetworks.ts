import * as fc from 'fast-check'
import { fixSeed } from '@/testing/seed'
import type { AwsSnapshotJson } from '../aws/awsSnapshot'
import type { NaiveAnswer } from '../naiveProbe'
import type { ProbeJson } from '../ends'
import { snapshotOf } from './networkRows'
import { borderSketch, publicAccessSketch } from './borderSketch'
import { servicesSketch } from './servicesSketch'
import { transitSketch } from './transitSketch'
import { oneOf } from './weights'
import { networkSketch } from './networkSketch'
import type { Emphasis } from './networkSketch'
import { ownAddresses, publicAddresses } from './probeParts'
import { probeOf } from './probes'
import { probeSketch } from './probeSketch'
import type { ProbeSketch } from './probeSketch'

fixSeed()

/** A random network and probes aimed at its interesting places. */
export interface NetworkWithProbes {
  readonly snapshot: AwsSnapshotJson
  readonly probes: readonly ProbeJson[]
}

const PROBES_PER_NETWORK = 12

/** Small, nasty AWS snapshots, each with probes; shrinks to fewer and plainer things. */
function networksWithProbes(
  emphasis: Emphasis,
  ways?: fc.Arbitrary<ProbeSketch['way']>,
): fc.Arbitrary<NetworkWithProbes> {
  const probe = probeSketch(ways)
  return fc
    .record({
      network: networkSketch(emphasis),
      probes: fc.array(probe, { minLength: 1, maxLength: PROBES_PER_NETWORK, size: 'max' }),
    })
    .map(({ network, probes }) => {
      const snapshot = snapshotOf(network)
      return {
        snapshot,
        probes: probes.map((each, position) => probeOf(snapshot, each, `p${String(position)}`)),
      }
    })
}

/** Families of networks, each with more of one kind of component. */
export const FAMILIES = {
  vpc: networksWithProbes({}),
  transit: networksWithProbes(
    {
      vpcs: { minLength: 2, maxLength: 3 },
      mostPeerings: 1,
      transit: transitSketch,
    },
    oneOf(
      [12, 'inside'],
      [4, 'outbound'],
      [1, 'inbound'],
      [1, 'by-public-address'],
      [1, 'nowhere'],
      [5, 'to-premises'],
      [5, 'from-premises'],
    ),
  ),
  border: networksWithProbes(
    {
      vpcs: { minLength: 1, maxLength: 2 },
      mostPeerings: 1,
      border: borderSketch,
      publicAccess: publicAccessSketch,
      natGateway: oneOf(
        [4, 'public'],
        [1, 'private'],
        [4, 'regional'],
        [2, 'regional-elsewhere'],
        [1, 'none'],
      ),
    },
    oneOf(
      [5, 'inside'],
      [8, 'outbound'],
      [6, 'inbound'],
      [1, 'by-public-address'],
      [2, 'by-nat64'],
    ),
  ),
  inspection: networksWithProbes(
    {
      vpcs: { minLength: 1, maxLength: 2 },
      mostPeerings: 1,
      border: borderSketch,
      ipv4Default: oneOf(
        [8, 'inspection'],
        [2, 'nat-gateway'],
        [2, 'internet-gateway'],
        [1, 'appliance'],
      ),
    },
    oneOf([6, 'inside'], [9, 'outbound'], [7, 'inbound'], [1, 'by-public-address']),
  ),
  services: networksWithProbes(
    { vpcs: { minLength: 1, maxLength: 2 }, mostPeerings: 1, services: servicesSketch },
    oneOf(
      [3, 'inside'],
      [1, 'outbound'],
      [1, 'by-public-address'],
      [12, 'to-balancer'],
      [6, 'to-endpoint'],
      [2, 'to-managed'],
      [2, 'from-managed'],
    ),
  ),
} as const

/** What a probe is an example of, so that a test can count what it has covered. */
export function classify(
  snapshot: AwsSnapshotJson,
  probe: ProbeJson,
  answer: NaiveAnswer,
): string[] {
  const addresses = [probe.from, probe.to].flatMap((end) => ('ip' in end ? [end.ip] : []))
  const isIpv6 =
    probe.family === 6 ||
    probe.protocol === 'icmpv6' ||
    [...addresses, probe.toAddress ?? ''].some((text) => text.includes(':'))
  const { passed, blockedBy } = answer
  const isHairpin = passed.includes('internet-in') && passed.includes('internet-out') && isInside()
  const where = blockedBy ? `${blockedBy.direction} ${blockedBy.kind}` : 'several'
  return [
    `verdict ${answer.verdict}`,
    answer.requestDelivered ? 'delivered' : 'not delivered',
    isIpv6 ? 'IPv6' : 'IPv4',
    `protocol ${String(probe.protocol)}`,
    ...passed.map((passage) => `through ${passage}`),
    ...(isHairpin ? ['inside by public address'] : []),
    ...(answer.verdict === 'allow' ? passed.map((passage) => `allow through ${passage}`) : []),
    ...(answer.verdict === 'deny' ? [`denied by ${where}`] : []),
    ...(answer.verdict === 'intermittent' ? [`at times ${where}`] : []),
  ]

  function isInside(): boolean {
    const ends = [probe.from, probe.to]
    return ends.every((end) => !('ip' in end) || isOwned(snapshot, end.ip))
  }
}

function isOwned(snapshot: AwsSnapshotJson, text: string): boolean {
  const texts = snapshot.NetworkInterfaces.flatMap((row) => [
    ...ownAddresses(row, 4),
    ...ownAddresses(row, 6),
    ...publicAddresses(row),
  ])
  return texts.includes(text)
}
