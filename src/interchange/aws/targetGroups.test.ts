import { describe, expect, it } from 'vitest'
import { faultIn, type Json, noted, read, snapshotWith, topologyFrom } from '@/testing/awsSnapshots'

const WEB =
  'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1111111111111111'

function group(about: Json = {}): Json {
  return {
    TargetGroupArn: WEB,
    TargetGroupName: 'web',
    TargetType: 'instance',
    Protocol: 'HTTP',
    Port: 8080,
    VpcId: 'vpc-1',
    IpAddressType: 'ipv4',
    LoadBalancerArns: [],
    HealthCheckEnabled: true,
    HealthCheckProtocol: 'HTTP',
    HealthCheckPort: 'traffic-port',
    HealthCheckPath: '/',
    ...about,
  }
}

function health(Id: string, State: string | undefined, about: Json = {}): Json {
  return { Target: { Id, Port: 8080, ...about }, HealthCheckPort: '8080', TargetHealth: { State } }
}

function groupFrom(row: Json, lists: Json = {}) {
  return topologyFrom({ TargetGroups: [row], ...lists }).targetGroup[WEB]!
}

describe('target groups', () => {
  it('hold their type, port, health check and targets', () => {
    const TargetHealthDescriptions = {
      [WEB]: [health('i-1', 'healthy'), health('10.0.9.9', 'Unused', { AvailabilityZone: 'all' })],
    }
    expect(groupFrom(group({ HealthCheckPort: '9000' }), { TargetHealthDescriptions })).toEqual({
      kind: 'targetGroup',
      id: WEB,
      name: 'web',
      vpcId: 'vpc-1',
      targetType: 'instance',
      protocol: 'HTTP',
      port: 8080,
      ipAddressType: 'ipv4',
      targets: [
        { id: 'i-1', port: 8080, health: 'healthy' },
        { id: '10.0.9.9', port: 8080, availabilityZone: 'all', health: 'unused' },
      ],
      targetsKnown: true,
      healthCheck: { enabled: true, protocol: 'HTTP', port: 9000 },
    })
  })

  it.each<readonly [string, (rows: readonly Json[]) => Json]>([
    ['by a map', (rows) => ({ TargetHealthDescriptions: { [WEB]: rows } })],
    [
      'by a map of answers',
      (rows) => ({ TargetHealth: { [WEB]: { TargetHealthDescriptions: rows } } }),
    ],
    ['by a map under the short name', (rows) => ({ TargetHealth: { [WEB]: rows } })],
    [
      'by rows',
      (rows) => ({
        TargetHealthDescriptions: [{ TargetGroupArn: WEB, TargetHealthDescriptions: rows }],
      }),
    ],
    [
      'by rows under the short name',
      (rows) => ({ TargetHealth: [{ TargetGroupArn: WEB, TargetHealthDescriptions: rows }] }),
    ],
  ])('learn of their targets %s', (_how, form) => {
    expect(groupFrom(group(), form([health('i-1', 'draining')]))).toMatchObject({
      targets: [{ id: 'i-1', health: 'draining' }],
      targetsKnown: true,
    })
    expect(groupFrom(group(), form([]))).toMatchObject({ targets: [], targetsKnown: true })
  })

  it('do not guess whose targets a single answer holds', () => {
    const answer = { TargetHealthDescriptions: [health('i-1', 'healthy')] }
    const { topology, report } = read(snapshotWith({ TargetGroups: [group()] }), answer)
    expect(topology.targetGroup[WEB]).toMatchObject({ targets: [], targetsKnown: false })
    const incomplete = report.notes.filter(({ kind }) => kind === 'incomplete')
    expect(incomplete.flatMap(({ ids }) => ids)).toContain('file-1.json: TargetHealthDescriptions')
  })

  it('say when nobody asked for their targets', () => {
    expect(groupFrom(group()).targetsKnown).toBe(false)
    expect(noted({ TargetGroups: [group()] }, 'incomplete')).toEqual([WEB])
  })

  it("know all of AWS's words for health, and leave others to the health check", () => {
    const words = ['initial', 'healthy', 'unhealthy', 'unhealthy.draining', 'unused', 'draining']
    const rows = [...words, 'unavailable', 'moody', undefined].map((word, index) =>
      health(`i-${String(index)}`, word),
    )
    const lists = { TargetGroups: [group()], TargetHealth: { [WEB]: rows } }
    const states = groupFrom(group(), lists).targets.map((target) => target.health)
    expect(states).toEqual([...words, 'unavailable', undefined, undefined])
    expect(noted(lists, 'unknown')).toEqual(['i-7'])
  })

  it('keep one target for each port, as the last answer says', () => {
    const rows = [
      health('i-1', 'healthy'),
      health('i-1', 'unhealthy', { Port: 9090 }),
      health('i-1', 'unhealthy'),
    ]
    expect(groupFrom(group(), { TargetHealth: { [WEB]: rows } }).targets).toEqual([
      { id: 'i-1', port: 8080, health: 'unhealthy' },
      { id: 'i-1', port: 9090, health: 'unhealthy' },
    ])
  })

  it.each<readonly [string, Json, Json]>([
    ['preserve_client_ip.enabled', { preserveClientIp: true }, { preserveClientIp: false }],
    ['load_balancing.cross_zone.enabled', { crossZone: true }, { crossZone: false }],
  ])('NLB-02, ELB-07: read the attribute %s', (Key, on, off) => {
    const withValue = (Value: string) =>
      groupFrom(group(), { TargetGroupAttributes: { [WEB]: [{ Key, Value }] } })
    expect(withValue('true')).toMatchObject(on)
    expect(withValue('false')).toMatchObject(off)
    for (const value of ['use_load_balancer_configuration', '']) {
      expect(withValue(value)).not.toHaveProperty(Object.keys(on)[0] ?? '')
    }
  })

  it('read attributes by row as well', () => {
    const Attributes = [{ Key: 'preserve_client_ip.enabled', Value: 'false' }]
    const TargetGroupAttributes = [{ TargetGroupArn: WEB, Attributes }]
    expect(groupFrom(group(), { TargetGroupAttributes }).preserveClientIp).toBe(false)
  })

  it.each<readonly [Json, Json]>([
    [
      { TargetType: 'lambda', Protocol: undefined, Port: undefined, VpcId: undefined },
      { targetType: 'lambda', protocol: 'HTTP', healthCheck: { enabled: true, protocol: 'HTTP' } },
    ],
    [
      { TargetType: 'alb', Protocol: 'TCP', Port: 443, HealthCheckProtocol: 'HTTPS' },
      { targetType: 'alb', protocol: 'TCP', healthCheck: { enabled: true, protocol: 'HTTPS' } },
    ],
    [
      { Protocol: 'GENEVE', Port: 6081, HealthCheckProtocol: undefined },
      { protocol: 'GENEVE', port: 6081, healthCheck: { enabled: true, protocol: 'TCP' } },
    ],
    [{ HealthCheckEnabled: false }, { healthCheck: { enabled: false, protocol: 'HTTP' } }],
    [{ HealthCheckPort: 80 }, { healthCheck: { enabled: true, protocol: 'HTTP', port: 80 } }],
    [{ IpAddressType: 'ipv6' }, { ipAddressType: 'ipv6' }],
  ])('with %j are %j', (about, expected) => {
    expect(groupFrom(group(about))).toMatchObject(expected)
  })

  it('name the load balancers that send to them, and the one that they stand for', () => {
    const arn = 'arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/app'
    const row = group({ TargetType: 'alb', LoadBalancerArns: [`${arn}/front/1`] })
    const TargetHealth = { [WEB]: [health(`${arn}/back/2`, 'healthy')] }
    const { loadBalancer } = topologyFrom({ TargetGroups: [row], TargetHealth })
    expect(Object.keys(loadBalancer)).toEqual([`${arn}/front/1`, `${arn}/back/2`])
  })

  it('name instances that nothing describes', () => {
    const TargetHealth = { [WEB]: [health('i-9', 'healthy')] }
    const { instance } = topologyFrom({ TargetGroups: [group()], TargetHealth })
    expect(instance['i-9']).toMatchObject({ stub: true })
  })

  it('say when their type is not known', () => {
    const lists = { TargetGroups: [group({ TargetType: 'mesh' })] }
    expect(noted(lists, 'unknown')).toEqual([WEB])
    expect(groupFrom(group({ TargetType: 'mesh' })).targetType).toBe('ip')
  })

  it.each<readonly [Json, string]>([
    [{ TargetGroups: [{ Port: 80 }] }, 'TargetGroups[0].TargetGroupArn is missing; expected text'],
    [{ TargetGroups: [group({ Port: '80' })] }, 'TargetGroups[0].Port is "80"; expected a number'],
    [
      { TargetGroups: [group({ HealthCheckPort: '70000' })] },
      'TargetGroups[0].HealthCheckPort is "70000"; expected traffic-port, or a port from 1 to 65535',
    ],
    [
      { TargetHealth: { arn: [{ TargetHealth: {} }] } },
      'TargetHealth.arn[0].Target is missing; expected an object',
    ],
    [
      { TargetHealth: { arn: [{ Target: { Id: 7 } }] } },
      'TargetHealth.arn[0].Target.Id is 7; expected text',
    ],
    [{ TargetHealth: { arn: null } }, 'TargetHealth.arn is null; expected a list'],
    [
      { TargetHealth: [{ TargetHealthDescriptions: [] }] },
      'TargetHealth[0] is an object; expected an object with TargetGroupArn and TargetHealthDescriptions',
    ],
  ])('of a wrong shape are refused: %j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
