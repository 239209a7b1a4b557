import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { ALB, balanced, NLB, tcp } from '@/testing/balancedShop'
import { aResource } from '@/testing/moreBuilders'
import { aRun, drops, happenings, lay, outcomes, playFor, traffic } from '@/testing/runs'
import { shop } from '@/testing/shop'
import { moveHost, scaleFleet, setTargetHealth } from './changes'
import { editNetwork, topologyOf, type Simulation } from './simulation'
import { aTalk } from '@/model/trafficSource'

/** Fleets that grow, and load balancers that spread over what is well, while traffic runs. */
const STEADY = { pace: { kind: 'steady', perSecond: 8, forSeconds: 4 } } as const

/** Where each connection went behind the load balancer, from the n-th on. */
function targets(run: Simulation, from = 0): ReadonlySet<string> {
  const arrived = happenings(run, 'arrived').filter(({ segment }) => segment === 'SYN')
  return new Set(arrived.slice(from).map(({ at }) => at))
}

describe('a load balancer', () => {
  it.each([
    ['application', ALB],
    ['network', NLB],
  ])('ELB-08: of type %s spreads, and leaves out a target that fails its check', (_type, about) => {
    const run = aRun(
      balanced({ ...about, crossZone: true }, ['i-a', 'i-b']),
      traffic('host-1', 'lb', aTalk('request'), STEADY),
    )
    playFor(run, 2.05)
    expect(targets(run)).toEqual(new Set(['i-a', 'i-b']))
    const count = happenings(run, 'arrived').filter(({ segment }) => segment === 'SYN').length
    const sick = setTargetHealth(topologyOf(run), asId('tg'), 'i-a', 'unhealthy')
    editNetwork(run, sick, 'i-a fails its health check')
    playFor(run, 4)
    expect(targets(run, count)).toEqual(new Set(['i-b']))
    expect(new Set(outcomes(run))).toEqual(new Set(['closed']))
  })

  it('ELB-08: finds out by itself that a check gets through no more', () => {
    const run = aRun(
      balanced({ ...ALB }, ['i-a', 'i-b']),
      traffic('host-1', 'lb', aTalk('request'), STEADY),
    )
    playFor(run, 2.05)
    const count = happenings(run, 'arrived').filter(({ segment }) => segment === 'SYN').length
    lay(run, aServer('a', '10.0.2.31', { subnetId: 'subnet-prv', groups: ['sg-shut'] }))
    playFor(run, 5)
    expect(targets(run, count)).toEqual(new Set(['i-b']))
  })

  it('NLB-15: of type network resets what was idle for 350 s', () => {
    const talk = aTalk('request', { exchanges: 2, pauseSeconds: 351 })
    const topology = balanced({ ...NLB, crossZone: true }, ['i-a'])
    const run = aRun(topology, traffic('host-1', 'lb', talk))
    playFor(run, 500)
    expect(outcomes(run)).toEqual(['reset'])
    expect(drops(run)).toEqual(['data security-group sg-open NO_CONNECTION_STATE'])
  })
})

describe('a fleet', () => {
  const db = aSecurityGroup({ id: 'sg-db', ingress: [aRule(tcp(5432), 'sg-app')] })
  const app = aSecurityGroup({ id: 'sg-app', egress: [aRule()] })
  const fleet = aResource('autoScalingGroup', {
    id: 'asg-1',
    vpcId: 'vpc-1',
    subnetIds: ['subnet-prv'],
    instanceIds: ['i-one'],
    capacity: { min: 1, desired: 1, max: 4 },
    launch: { platform: 'linux', securityGroupIds: ['sg-app'] },
  })
  const topology = shop(
    db,
    app,
    fleet,
    aServer('one', '10.0.2.41', { subnetId: 'subnet-prv', groups: ['sg-app'] }),
    aServer('db', '10.0.2.90', { subnetId: 'subnet-prv', groups: ['sg-db'] }),
  )
  const queries = traffic(
    { kind: 'fleet', id: 'asg-1' },
    'i-db',
    aTalk('database', { exchanges: 1 }),
    STEADY,
  )

  it('SG-22: that grows is admitted by the reference to its group at once', () => {
    const run = aRun(topology, queries)
    playFor(run, 1)
    const grown = expectOk(scaleFleet(topologyOf(run), asId('asg-1'), 2))
    editNetwork(run, grown, 'scale out')
    playFor(run, 60)
    expect(new Set(happenings(run, 'opened').map(({ from }) => from)).size).toBe(3)
    expect(new Set(outcomes(run))).toEqual(new Set(['closed']))
  })

  it('takes along what its instances had open when it shrinks', () => {
    const run = aRun(topology, {
      ...queries,
      talk: aTalk('database', { exchanges: 1000 }),
      pace: { kind: 'burst', count: 3 },
    })
    playFor(run, 3)
    editNetwork(run, expectOk(scaleFleet(topologyOf(run), asId('asg-1'), -1)), 'scale in')
    playFor(run, 60)
    expect(new Set(outcomes(run))).toEqual(new Set(['gone']))
  })
})

describe('a host at home', () => {
  it('SG-06: with a new address is refused where the rule names the old one', () => {
    const group = aSecurityGroup({ id: 'sg-home', ingress: [aRule(tcp(443), '198.51.100.7/32')] })
    const own = { subnetId: 'subnet-pub', groups: ['sg-home'], publicIp: '203.0.113.30' }
    const run = aRun(
      shop(group, aServer('box', '10.0.1.30', own)),
      traffic('host-1', 'i-box', aTalk('request'), {
        pace: { kind: 'steady', perSecond: 1, forSeconds: 2 },
      }),
    )
    playFor(run, 0.5)
    const moved = moveHost(topologyOf(run), asId('host-1'), ip('198.51.100.99'))
    editNetwork(run, moved, 'new address')
    playFor(run, 60)
    expect(outcomes(run)).toEqual(['closed', 'timedOut'])
  })
})
