import { describe, expect, it } from 'vitest'
import {
  NFW_ARN,
  aRuleGroup,
  aStatelessSource,
  aStatelessRow,
  policyOf,
} from '@/testing/awsFirewalls'

describe('stateless rules', () => {
  it('NFW-02: keep their priorities and those of their groups, the first group first', () => {
    const late = aRuleGroup('late', aStatelessSource(aStatelessRow(1, {}, 'aws:drop')))
    const early = aRuleGroup(
      'early',
      aStatelessSource(
        aStatelessRow(
          20,
          {
            Sources: [{ AddressDefinition: '10.0.0.0/8' }],
            Destinations: [{ AddressDefinition: '198.51.100.7' }],
            SourcePorts: [{ FromPort: 1024, ToPort: 65535 }],
            DestinationPorts: [{ FromPort: 443, ToPort: 443 }],
            Protocols: [6, 17],
          },
          'Count',
          'aws:pass',
        ),
      ),
    )
    const { statelessRules } = policyOf([early, late])
    expect(statelessRules).toEqual([
      {
        ruleGroup: 'early',
        groupPriority: 1,
        priority: 20,
        match: {
          protocols: [6, 17],
          sources: ['10.0.0.0/8'],
          destinations: ['198.51.100.7/32'],
          sourcePorts: [{ from: 1024, to: 65535 }],
          destinationPorts: [{ from: 443, to: 443 }],
        },
        action: 'pass',
      },
      {
        ruleGroup: 'late',
        groupPriority: 2,
        priority: 1,
        match: {
          protocols: [],
          sources: [],
          destinations: [],
          sourcePorts: [],
          destinationPorts: [],
        },
        action: 'drop',
      },
    ])
  })

  it('that look at TCP flags or do what nobody knows keep their place and say so', () => {
    const flags = { TCPFlags: [{ Flags: ['SYN'], Masks: ['SYN', 'ACK'] }] }
    const rules = aStatelessSource(
      aStatelessRow(5, flags, 'aws:drop'),
      aStatelessRow(6, {}, 'aws:ponder'),
      aStatelessRow(7, { TCPFlags: [] }, 'aws:forward_to_sfe'),
    )
    const policy = policyOf([aRuleGroup('acl', rules)])
    const told = policy.statelessRules.map(({ priority, action, unclear, match }) => [
      priority,
      action,
      unclear,
      match.protocols,
    ])
    expect(told).toEqual([
      [5, 'drop', 'TCP flags', [6]],
      [6, 'drop', 'an action that is not known', []],
      [7, 'forward', undefined, []],
    ])
    expect(policy.notUnderstood).toEqual([])
  })

  it('of a group that is not listed may decide about everything', () => {
    const ResourceArn = `${NFW_ARN}:stateless-rulegroup/elsewhere`
    const about = { StatelessRuleGroupReferences: [{ ResourceArn, Priority: 7 }] }
    expect(policyOf([], about).statelessRules).toMatchObject([
      { ruleGroup: 'elsewhere', groupPriority: 7, unclear: 'a rule group that is not listed' },
    ])
  })

  it('leave the rest to the defaults of the policy', () => {
    expect(policyOf([])).toMatchObject({
      statelessDefault: 'forward',
      statelessFragmentDefault: 'drop',
      notUnderstood: [],
    })
  })
})
