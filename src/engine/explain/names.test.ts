import { expect, it } from 'vitest'
import { aNetworkAclOf, anAclEntry, aServer } from '@/testing/builders'
import { HOME, shop } from '@/testing/shop'
import { sentenceOf, traceOf } from '@/testing/traceOf'

it('a default ACL without a name is called by its VPC', () => {
  const topology = shop(
    aServer('web', '10.0.2.20', { subnetId: 'subnet-prv', groups: ['sg-open'] }),
    aNetworkAclOf({
      id: 'acl-default',
      name: '',
      isDefault: true,
      entries: [anAclEntry({ direction: 'ingress' })],
    }),
  )
  const trace = traceOf(topology, 'i-web', HOME)
  expect(sentenceOf(topology, trace)).toMatch(/^Default ACL of \S+: no outbound rule allows/)
})
