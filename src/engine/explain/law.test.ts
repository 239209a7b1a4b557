import { expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import type { Resource } from '@/model/topology'
import {
  anAclEntry,
  anInterface,
  aNetworkAclOf,
  aRouteTableOf,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { HOME, shop } from '@/testing/shop'
import { traceOf } from '@/testing/traceOf'
import { lawOf } from './law'

const INWARD = anAclEntry({ direction: 'ingress' })
const aclOf = (...entries: readonly NetworkAclEntry[]) => aNetworkAclOf({ id: 'acl-way', entries })

function lawsOfBlockers(...more: readonly Resource[]): readonly (string | undefined)[] {
  const topology = shop(
    aServer('web', '10.0.2.20', { subnetId: 'subnet-prv', groups: ['sg-open'] }),
    ...more,
  )
  const trace = traceOf(topology, 'i-web', HOME)
  return trace.blockers.map(({ step }) => lawOf(topology, step))
}

const deny = anAclEntry({ direction: 'egress', ruleNumber: 90, action: 'deny' })
const guarded = aSubnet({
  id: 'subnet-prv',
  cidrBlock: cidr('10.0.2.0/24'),
  routeTableId: asId('rtb-prv'),
  networkAclId: asId('acl-way'),
})

it.each([
  ['a list without a matching entry (NACL-03)', 'NACL-03', [aclOf(INWARD), guarded]],
  ['an entry that denies (NACL-02)', 'NACL-02', [aclOf(INWARD, deny), guarded]],
  ['a table without a route (RT-11)', 'RT-11', [aRouteTableOf({ id: 'rtb-prv' })]],
  [
    'a group without outbound rules (SG-15)',
    'SG-15',
    [aSecurityGroup({ id: 'sg-open', egress: [] })],
  ],
] as const)('the law behind a refusal: %s', (_, law, more) => {
  expect(lawsOfBlockers(...more)[0]).toBe(law)
})

it.each([
  ['block-bidirectional', 'BPA-02'],
  ['block-ingress', 'BPA-03'],
] as const)('the law behind Block Public Access: %s (%s)', (blockPublicAccess, law) => {
  const topology = shop(aVpc({ blockPublicAccess }))
  const [blocker] = traceOf(topology, 'i-web', HOME).blockers
  expect(blocker && lawOf(topology, blocker.step)).toBe(law)
})

it.each([
  ['lambda', 443, 'MNG-03'],
  ['ec2_instance_connect_endpoint', 443, 'MNG-07'],
  ['gateway_load_balancer_endpoint', 443, 'GWL-07'],
  ['vpc_endpoint', undefined, 'IFE-07'],
] as const)(
  'the law behind what the interface of a service refuses: %s (%s, %s)',
  (type, port, law) => {
    const service = anInterface({
      id: 'eni-service',
      interfaceType: type,
      subnetId: asId('subnet-prv'),
      privateAddresses: [{ address: ip('10.0.2.99') }],
      securityGroupIds: [asId('sg-open')],
    })
    const topology = shop(service)
    const about = port === undefined ? ({ protocol: 'icmp' } as const) : { port }
    const [blocker] = traceOf(topology, 'i-app', 'eni-service', about).blockers
    expect(blocker && lawOf(topology, blocker.step)).toBe(law)
  },
)
