import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds, readAddress } from '../address'
import { blocksOfSubnet, findSubnet, findVpc, vpcHolds } from '../network'
import { naiveProbe } from '../naiveProbe'
import { FAMILIES, classify } from './randomNetworks'

const PLAIN = [
  'IPv4',
  'IPv6',
  'inside by public address',
  'allow through same-subnet',
  'allow through local',
  'allow through peering',
  'allow through internet-in',
  'allow through internet-out',
  'allow through nat-gateway',
  'allow through egress-only',
  'allow through gateway-endpoint',
  'allow through appliance',
  'denied by request security-group',
  'denied by request network-acl',
  'denied by request route-table',
  'denied by request internet-gateway',
  'denied by request nat-gateway',
  'denied by request egress-only-internet-gateway',
  'denied by request peering',
  'denied by request vpc-endpoint',
  'denied by request network-interface',
  'denied by request subnet',
  'denied by request instance',
  'denied by response network-acl',
  'denied by response route-table',
  'denied by response nat-gateway',
]

/** What each family is there for. */
const WANTED = {
  vpc: PLAIN,
  transit: [
    'allow through transit-gateway',
    'allow through transit-gateway-peering',
    'allow through virtual-private-gateway',
    'allow through vpn',
    'denied by request transit-gateway',
    'denied by request virtual-private-gateway',
    'denied by request vpn-connection',
    'denied by response transit-gateway',
  ],
  border: [
    'allow through regional-nat',
    'allow through nat64',
    'allow through inspection',
    'denied by request block-public-access',
    'denied by request nat-gateway',
  ],
  inspection: [
    'allow through inspection',
    'denied by request network-firewall',
    'denied by response network-firewall',
    'denied by request vpc-endpoint',
    'denied by response vpc-endpoint',
  ],
  services: [
    'allow through load-balancer',
    'allow through interface-endpoint',
    'denied by request load-balancer',
    'at times request load-balancer',
    'denied by request vpc-endpoint',
  ],
} satisfies Record<keyof typeof FAMILIES, readonly string[]>
const NAMES = Object.keys(FAMILIES) as readonly (keyof typeof FAMILIES)[]

describe.each(NAMES)('random networks of the family %s', (name) => {
  const sample = fc.sample(FAMILIES[name], { numRuns: 200, seed: 2 })

  it('contain every verdict and every kind of path, in useful shares', () => {
    const labels = sample.flatMap(({ snapshot, probes }) =>
      probes.flatMap((probe) => classify(snapshot, probe, naiveProbe(snapshot, probe))),
    )
    const total = sample.flatMap(({ probes }) => probes).length
    const share = (label: string) => labels.filter((each) => each === label).length / total

    expect(share('verdict allow')).toBeGreaterThan(0.2)
    expect(share('verdict deny')).toBeGreaterThan(0.25)
    expect(share('verdict intermittent')).toBeGreaterThan(0.03)
    expect(share('delivered')).toBeGreaterThan(0.3)
    expect(labels).toEqual(expect.arrayContaining(WANTED[name]))
  })

  it('stand where they say: addresses in their subnets, subnets in their VPCs, ids unique', () => {
    for (const { snapshot } of sample) {
      for (const row of snapshot.NetworkInterfaces) {
        const blocks = blocksOfSubnet(findSubnet(snapshot, row.SubnetId))
        const own = [
          ...row.PrivateIpAddresses.map((each) => each.PrivateIpAddress),
          ...row.Ipv6Addresses.map((each) => each.Ipv6Address),
        ]
        for (const text of own) {
          expect(blocks.some((block) => holds(block, readAddress(text)))).toBe(true)
        }
      }
      for (const subnet of snapshot.Subnets) {
        const [address = ''] = (subnet.CidrBlock ?? '').split('/')
        expect(vpcHolds(findVpc(snapshot, subnet.VpcId), readAddress(address))).toBe(true)
      }
      const addresses = snapshot.NetworkInterfaces.flatMap((row) =>
        row.PrivateIpAddresses.flatMap((each) => [
          each.PrivateIpAddress,
          ...(each.Association ? [each.Association.PublicIp] : []),
        ]),
      )
      expect(new Set(addresses).size).toBe(addresses.length)
      const ids = [
        ...snapshot.Subnets.map((row) => row.SubnetId),
        ...snapshot.NetworkInterfaces.map((row) => row.NetworkInterfaceId),
        ...snapshot.SecurityGroups.map((row) => row.GroupId),
        ...snapshot.NetworkAcls.map((row) => row.NetworkAclId),
        ...snapshot.RouteTables.map((row) => row.RouteTableId),
      ]
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})
