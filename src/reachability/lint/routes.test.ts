import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { Resource, ResourceOf } from '@/model/topology'
import {
  anInternetGateway,
  aNatGateway,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { findingsIn, playLintCases } from '@/testing/lintCases'
import { aResource } from '@/testing/moreBuilders'

function mainTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main', main: true, routes })
}

const igw = anInternetGateway()
const toInternet = aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')
describe('routes that no packet takes', () => {
  const vgw = aResource('virtualPrivateGateway')
  const learned = (block: string) =>
    aRoute(block, 'virtualPrivateGateway', 'vgw-1', { origin: 'propagated' })
  playLintCases(
    ['routeNeverUsed'],
    [
      [
        'RT-09, TRAP-31: a propagated route inside the VPC',
        ['routeNeverUsed'],
        [aSubnet(), vgw, mainTable(learned('10.0.3.0/24'))],
      ],
      [
        'RT-05: a propagated route beside a static one to the same block',
        ['routeNeverUsed'],
        [
          aSubnet(),
          vgw,
          igw,
          mainTable(
            learned('192.168.0.0/16'),
            aRoute('192.168.0.0/16', 'internetGateway', 'igw-1'),
          ),
        ],
      ],
      [
        'RT-05: a list of which every block has a static route',
        ['routeNeverUsed'],
        [
          aSubnet(),
          igw,
          vgw,
          aPrefixList('198.51.100.0/24'),
          mainTable(
            aRoute('pl-1', 'virtualPrivateGateway', 'vgw-1'),
            aRoute('198.51.100.0/24', 'internetGateway', 'igw-1'),
          ),
        ],
      ],
      [
        'RT-04, TRAP-30: two halves that are more specific',
        ['routeNeverUsed'],
        [
          aSubnet(),
          igw,
          vgw,
          mainTable(
            aRoute('192.168.0.0/16', 'virtualPrivateGateway', 'vgw-1'),
            aRoute('192.168.0.0/17', 'internetGateway', 'igw-1'),
            aRoute('192.168.128.0/17', 'internetGateway', 'igw-1'),
          ),
        ],
      ],
      [
        'RT-04: one half only',
        [],
        [
          aSubnet(),
          igw,
          vgw,
          mainTable(
            aRoute('192.168.0.0/16', 'virtualPrivateGateway', 'vgw-1'),
            aRoute('192.168.0.0/17', 'internetGateway', 'igw-1'),
          ),
        ],
      ],
      [
        'RT-07: a list of which one block is left',
        [],
        [
          aSubnet(),
          igw,
          vgw,
          aPrefixList('198.51.100.0/24', '203.0.113.0/24'),
          mainTable(
            aRoute('pl-1', 'virtualPrivateGateway', 'vgw-1'),
            aRoute('198.51.100.0/24', 'internetGateway', 'igw-1'),
          ),
        ],
      ],
    ],
  )

  it('RT-09: name the route and why', () => {
    expect(
      findingsIn([aSubnet(), vgw, mainTable(learned('10.0.3.0/24'))], 'routeNeverUsed')[0],
    ).toMatchObject({
      about: {
        kind: 'route',
        routeTableId: 'rtb-main',
        destination: { kind: 'cidr', cidr: '10.0.3.0/24' },
      },
      sentence:
        "The propagated route of rtb-main to 10.0.3.0/24 by vgw-1 is never used: it lies inside the VPC's own blocks, where the local route wins",
      rules: ['RT-09'],
    })
  })
})

describe('routes between neighbours', () => {
  const appliance = [
    aRouteTableOf({ id: 'rtb-fw' }),
    aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.9.0/24'), routeTableId: asId('rtb-fw') }),
    aServer('fw', '10.0.9.10', { subnetId: 'subnet-fw', eni: { sourceDestCheck: false } }),
  ]
  const table = mainTable(aRoute('10.0.1.0/24', 'networkInterface', 'eni-fw'))
  playLintCases(
    ['routeWithinSubnet'],
    [
      [
        'RT-02, TRAP-49: a subnet’s own block to a firewall',
        ['routeWithinSubnet'],
        [aSubnet(), appliance, table],
      ],
      [
        'RT-02: another subnet uses the table too',
        [],
        [aSubnet(), aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') }), appliance, table],
      ],
    ],
  )
})

describe('IPv6 that a table forgets', () => {
  const vpc = aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/56')] })
  const dualStack = [vpc, igw, aSubnet({ ipv6CidrBlock: cidr('2001:db8::/64') })]
  playLintCases(
    ['tableLeavesIpv6Out'],
    [
      [
        'RT-20, TRAP-17: 0.0.0.0/0 alone',
        ['tableLeavesIpv6Out'],
        [dualStack, mainTable(toInternet)],
      ],
      [
        'RT-20: both',
        [],
        [dualStack, mainTable(toInternet, aRoute('::/0', 'internetGateway', 'igw-1'))],
      ],
      ['RT-20: a subnet without IPv6', [], [igw, aSubnet(), mainTable(toInternet)]],
    ],
  )
})

describe('public addresses', () => {
  const plain = aServer('web', '10.0.1.10')
  const mapped = aServer('web', '10.0.1.10', { publicIp: '203.0.113.10' })
  const blocking = (about: Partial<ResourceOf<'vpc'>>) =>
    ({ ...aVpc(), blockPublicAccess: 'block-bidirectional', ...about }) as Resource
  const [nat, natInterface] = aNatGateway('10.0.1.9', '203.0.113.9')
  const privateNat: readonly Resource[] = [
    { ...nat, connectivityType: 'private' },
    {
      ...natInterface,
      privateAddresses: natInterface.privateAddresses.map(({ address }) => ({ address })),
    },
  ]
  const client = [
    aRouteTableOf({ id: 'rtb-client', routes: [aRoute('0.0.0.0/0', 'natGateway', 'nat-1')] }),
    aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-client') }),
  ]
  playLintCases(
    [
      'instanceWithoutPublicAddress',
      'publicAddressInPrivateSubnet',
      'privateNatToInternet',
      'blockedByPublicAccess',
    ],
    [
      [
        'IGW-02, IGW-06, TRAP-18: none in a public subnet',
        ['instanceWithoutPublicAddress'],
        [igw, aSubnet(), mainTable(toInternet), plain],
      ],
      ['IGW-02: one in a public subnet', [], [igw, aSubnet(), mainTable(toInternet), mapped]],
      [
        'IGW-10, TRAP-19: one in a private subnet',
        ['publicAddressInPrivateSubnet'],
        [aSubnet(), mapped],
      ],
      ['IGW-10: none in a private subnet', [], [aSubnet(), plain]],
      [
        'GWL-03: one in a subnet behind an inspection',
        [],
        [
          aSubnet(),
          mapped,
          aResource('gatewayLoadBalancerEndpoint'),
          mainTable(aRoute('0.0.0.0/0', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')),
        ],
      ],
      [
        'NAT-03, IGW-12: the internet by a private NAT gateway',
        ['privateNatToInternet'],
        [igw, aSubnet(), mainTable(toInternet), privateNat, client],
      ],
      [
        'NAT-03: by a public one',
        [],
        [igw, aSubnet(), mainTable(toInternet), nat, natInterface, client],
      ],
      [
        'BPA-02: one where both ways are blocked',
        ['blockedByPublicAccess'],
        [blocking({}), igw, aSubnet(), mainTable(toInternet), mapped],
      ],
      [
        'BPA-04: one in a VPC that is excluded',
        [],
        [
          blocking({ blockPublicAccessExclusion: 'allow-bidirectional' }),
          igw,
          aSubnet(),
          mainTable(toInternet),
          mapped,
        ],
      ],
      [
        'BPA-03: a NAT gateway where ingress is blocked',
        [],
        [
          blocking({ blockPublicAccess: 'block-ingress' }),
          igw,
          aSubnet(),
          mainTable(toInternet),
          nat,
          natInterface,
        ],
      ],
    ],
  )
})
