import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import { ALL_TRAFFIC, icmp, tcp, udp, type Traffic } from '@/model/traffic'
import { anAclEntry, aNetworkAcl, aServer, aSubnet, aVpc } from '@/testing/builders'
import { findingsIn, playLintCases } from '@/testing/lintCases'

/** `in 100 allow TCP 22 from anywhere`, as an entry. */
function entry(
  ruleNumber: number,
  action: 'allow' | 'deny',
  traffic: Traffic = ALL_TRAFFIC,
  block = '0.0.0.0/0',
  direction: NetworkAclEntry['direction'] = 'ingress',
): NetworkAclEntry {
  return anAclEntry({ ruleNumber, action, traffic, cidr: cidr(block), direction })
}

function out(
  ruleNumber: number,
  action: 'allow' | 'deny',
  traffic: Traffic = ALL_TRAFFIC,
  block = '0.0.0.0/0',
) {
  return entry(ruleNumber, action, traffic, block, 'egress')
}

/** The ACL guards `subnet-1`, where a web server stands. */
function guarding(...entries: readonly NetworkAclEntry[]) {
  return [
    aNetworkAcl(...entries),
    aSubnet({ networkAclId: asId('acl-1') }),
    aServer('web', '10.0.1.10'),
  ]
}

describe('entries that never match', () => {
  playLintCases(
    ['aclEntryShadowed', 'aclEntryRedundant'],
    [
      [
        'NACL-02, TRAP-09: a deny behind an allow of the same',
        ['aclEntryShadowed'],
        guarding(entry(100, 'allow'), entry(200, 'deny', tcp(22))),
      ],
      [
        'NACL-02: a deny before the allow',
        [],
        guarding(entry(100, 'deny', tcp(22)), entry(200, 'allow')),
      ],
      [
        'NACL-02: an allow that earlier ones allow together, by ports',
        ['aclEntryRedundant'],
        guarding(
          entry(100, 'allow', tcp({ from: 0, to: 100 })),
          entry(110, 'allow', tcp({ from: 101, to: 65535 })),
          entry(120, 'allow', tcp({ from: 50, to: 200 })),
        ),
      ],
      [
        'NACL-02: one that earlier ones cover together, by blocks',
        ['aclEntryShadowed'],
        guarding(
          entry(100, 'deny', ALL_TRAFFIC, '0.0.0.0/1'),
          entry(110, 'allow', ALL_TRAFFIC, '128.0.0.0/1'),
          entry(120, 'deny', tcp(22)),
        ),
      ],
      [
        'NACL-02: one of which a port is left',
        [],
        guarding(
          entry(100, 'allow', tcp({ from: 0, to: 100 })),
          entry(110, 'allow', tcp({ from: 102, to: 65535 })),
          entry(120, 'allow', tcp({ from: 50, to: 200 })),
        ),
      ],
      [
        'NACL-08: an entry of the other family covers nothing',
        [],
        guarding(entry(100, 'allow', ALL_TRAFFIC, '::/0'), entry(200, 'deny', tcp(22))),
      ],
      [
        'NACL-01: nor does one of the other direction',
        [],
        guarding(out(100, 'allow'), entry(200, 'deny', tcp(22))),
      ],
    ],
  )

  it('NACL-02: name the entry, and who decides before it', () => {
    const [found] = findingsIn(
      guarding(entry(100, 'allow'), entry(200, 'deny', tcp(22))),
      'aclEntryShadowed',
    )
    expect(found).toEqual({
      kind: 'aclEntryShadowed',
      severity: 'warning',
      ids: ['acl-1'],
      about: { kind: 'entry', networkAclId: 'acl-1', direction: 'ingress', ruleNumber: 200 },
      sentence:
        'Inbound rule 200 of acl-1 denies TCP 22 from 0.0.0.0/0, but never matches: rule 100 already allows all of it',
      mend: 'Give it a lower number, or delete it',
      rules: ['NACL-02'],
    })
  })
})

describe('entries for services that nothing filters', () => {
  playLintCases(
    ['ruleForExemptService'],
    [
      [
        'EXM-01, TRAP-37: a deny for the metadata service',
        ['ruleForExemptService'],
        guarding(entry(100, 'deny', ALL_TRAFFIC, '169.254.169.254/32')),
      ],
      [
        'EXM-04: a deny for another resolver',
        [],
        guarding(entry(100, 'deny', udp(53), '8.8.8.8/32')),
      ],
    ],
  )
})

describe('responses', () => {
  const ephemeral = tcp({ from: 1024, to: 65535 })
  playLintCases(
    ['aclDropsResponses', 'aclDropsSomeResponses', 'aclDropsEchoReplies'],
    [
      [
        'NACL-21, TRAP-07: inbound HTTPS without an outbound rule',
        ['aclDropsResponses'],
        guarding(entry(100, 'allow', tcp(443))),
      ],
      [
        'NACL-05, TRAP-08: an outbound rule for port 443 lets no response out',
        ['aclDropsResponses', 'aclDropsResponses'],
        guarding(entry(100, 'allow', tcp(443)), out(100, 'allow', tcp(443))),
      ],
      [
        'NACL-23: all of 1024 to 65535 serves any client',
        [],
        guarding(entry(100, 'allow', tcp(443)), out(100, 'allow', ephemeral)),
      ],
      [
        'NACL-22: the ports of Linux alone leave others out',
        ['aclDropsSomeResponses'],
        guarding(entry(100, 'allow', tcp(443)), out(100, 'allow', tcp({ from: 32768, to: 60999 }))),
      ],
      [
        'NACL-10: a deny before the rule for responses',
        ['aclDropsResponses'],
        guarding(
          entry(100, 'allow', tcp(443)),
          out(90, 'deny', tcp({ from: 1024, to: 65535 })),
          out(100, 'allow', ephemeral),
        ),
      ],
      [
        'NACL-21: outbound HTTPS without an inbound rule',
        ['aclDropsResponses'],
        guarding(out(100, 'allow', tcp(443))),
      ],
      [
        'NACL-22: what leaves comes back to the ports of the servers there',
        [],
        guarding(out(100, 'allow', tcp(443)), entry(100, 'allow', tcp({ from: 32768, to: 60999 }))),
      ],
      [
        'NACL-21: UDP is answered by UDP',
        ['aclDropsResponses'],
        guarding(entry(100, 'allow', udp(53)), out(100, 'allow', ephemeral)),
      ],
      [
        'NACL-25: an echo request without its reply',
        ['aclDropsEchoReplies'],
        guarding(entry(100, 'allow', icmp(8))),
      ],
      [
        'NACL-25: an echo request with it',
        [],
        guarding(entry(100, 'allow', icmp(8)), out(100, 'allow', icmp(0))),
      ],
      ['NACL-18: an ACL that guards nothing', [], [aNetworkAcl(entry(100, 'allow', tcp(443)))]],
      [
        'NACL-02: an entry that is denied before',
        [],
        guarding(entry(90, 'deny', tcp(443)), entry(100, 'allow', tcp(443))),
      ],
    ],
  )

  it('NACL-21, NACL-22: say which ports', () => {
    const [found] = findingsIn(
      guarding(entry(100, 'allow', tcp(443)), out(100, 'allow', tcp({ from: 32768, to: 60999 }))),
      'aclDropsSomeResponses',
    )
    expect(found?.sentence).toBe(
      'Inbound rule 100 of acl-1 allows TCP 443 from 0.0.0.0/0, but some responses are refused outbound: those to port 1024–32767, 61000–65535',
    )
    expect(found?.mend).toBe('Allow outbound TCP 1024–65535 to 0.0.0.0/0')
  })

  it('NACL-22: ask for the ports of the clients that a block of the VPC holds', () => {
    const client = [
      aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') }),
      aServer('client', '10.0.2.10', { subnetId: 'subnet-2', instance: { platform: 'windows' } }),
    ]
    const [found] = findingsIn(
      [client, guarding(entry(100, 'allow', tcp(443), '10.0.2.0/24'))],
      'aclDropsResponses',
    )
    expect(found?.mend).toBe('Allow outbound TCP 49152–65535 to 10.0.2.0/24')
  })
})

describe('IPv6 that an ACL forgets', () => {
  const dualStack = (...entries: readonly NetworkAclEntry[]) => [
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/56')] }),
    aNetworkAcl(...entries),
    aSubnet({ networkAclId: asId('acl-1'), ipv6CidrBlock: cidr('2001:db8::/64') }),
  ]
  playLintCases(
    ['aclLeavesIpv6Out'],
    [
      [
        'NACL-16, TRAP-17: IPv4 alone in a dual-stack subnet',
        ['aclLeavesIpv6Out'],
        dualStack(entry(100, 'allow')),
      ],
      [
        'NACL-08: both families',
        [],
        dualStack(entry(100, 'allow'), entry(101, 'allow', ALL_TRAFFIC, '::/0')),
      ],
      ['NACL-08: IPv4 alone in a subnet without IPv6', [], guarding(entry(100, 'allow'))],
    ],
  )
})
