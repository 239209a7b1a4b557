import { describe, expect, it } from 'vitest'
import { faultIn, type Json, noted, read, snapshotWith, topologyFrom } from '@/testing/awsSnapshots'

const ARN = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012'
const BALANCER = `${ARN}:loadbalancer/app/shop/50dc6c495c0c9188`
const LISTENER = `${ARN}:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`
const WEB = `${ARN}:targetgroup/web/1111111111111111`
const NEW = `${ARN}:targetgroup/new/2222222222222222`

function listener(about: Json = {}): Json {
  return {
    ListenerArn: LISTENER,
    LoadBalancerArn: BALANCER,
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-2016-08',
    Certificates: [{ CertificateArn: 'arn:aws:acm:…' }],
    DefaultActions: [{ Type: 'forward', TargetGroupArn: WEB }],
    ...about,
  }
}

function rule(Priority: string, about: Json = {}): Json {
  return {
    RuleArn: `${ARN}:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/rule${Priority}`,
    Priority,
    Conditions: [{ Field: 'path-pattern', Values: ['/img/*'] }],
    Actions: [{ Type: 'forward', TargetGroupArn: WEB }],
    IsDefault: Priority === 'default',
    ...about,
  }
}

function listenerFrom(row: Json, lists: Json = {}) {
  return topologyFrom({ Listeners: [row], ...lists }).listener[LISTENER]!
}

function actionOf(...DefaultActions: readonly Json[]) {
  return listenerFrom(listener({ DefaultActions })).defaultAction
}

describe('listeners', () => {
  it('take a protocol on a port and forward to a target group', () => {
    expect(listenerFrom(listener())).toEqual({
      kind: 'listener',
      id: LISTENER,
      name: 'HTTPS 443',
      loadBalancerId: BALANCER,
      protocol: 'HTTPS',
      port: 443,
      defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId: WEB }] },
      rules: [],
    })
  })

  it('read the weights, which TargetGroupArn leaves out', () => {
    const ForwardConfig = {
      TargetGroups: [
        { TargetGroupArn: WEB, Weight: 9 },
        { TargetGroupArn: NEW, Weight: 0 },
      ],
      TargetGroupStickinessConfig: { Enabled: false },
    }
    expect(actionOf({ Type: 'forward', ForwardConfig })).toEqual({
      kind: 'forward',
      targetGroups: [
        { targetGroupId: WEB, weight: 9 },
        { targetGroupId: NEW, weight: 0 },
      ],
    })
  })

  it.each(['redirect', 'fixed-response'])('answer themselves with a %s', (Type) => {
    expect(actionOf({ Type })).toEqual({ kind: 'answer', type: Type })
  })

  it('ask for a login first, whatever comes after it', () => {
    const login = { Type: 'authenticate-oidc', Order: 1 }
    const forward = { Type: 'forward', Order: 2, TargetGroupArn: WEB }
    expect(actionOf(forward, login)).toEqual({ kind: 'answer', type: 'authenticate-oidc' })
  })

  it('say when an action is not known, or not given', () => {
    const odd = listener({ DefaultActions: [{ Type: 'teleport' }] })
    expect(listenerFrom(odd).defaultAction).toEqual({ kind: 'answer', type: 'teleport' })
    expect(noted({ Listeners: [odd] }, 'unknown')).toEqual([LISTENER])
    const none = { Listeners: [listener({ DefaultActions: [] })] }
    const { listener: listeners, targetGroup } = topologyFrom(none)
    const targetGroupId = `${LISTENER}/targets`
    expect(listeners[LISTENER]?.defaultAction).toMatchObject({ targetGroups: [{ targetGroupId }] })
    expect(targetGroup[targetGroupId]).toMatchObject({ stub: true, targetsKnown: false })
    expect(noted(none, 'incomplete')).toContain(LISTENER)
  })

  it('of a Gateway Load Balancer have no protocol and no port', () => {
    const row = listener({ Port: undefined, Protocol: undefined })
    expect(listenerFrom(row)).toMatchObject({ protocol: 'GENEVE' })
    expect(listenerFrom(row)).not.toHaveProperty('port')
  })

  it('find their load balancer in their ARN, or are left out', () => {
    expect(listenerFrom(listener({ LoadBalancerArn: undefined })).loadBalancerId).toBe(BALANCER)
    const lists = { Listeners: [listener({ ListenerArn: 'odd', LoadBalancerArn: null })] }
    expect(noted(lists, 'leftOut')).toEqual(['odd'])
  })

  it('name target groups that nothing describes', () => {
    const { targetGroup } = topologyFrom({ Listeners: [listener()] })
    expect(targetGroup[WEB]).toMatchObject({ stub: true, protocol: 'HTTPS', targetsKnown: false })
  })
})

describe('rules', () => {
  const rules = [rule('20'), rule('default'), rule('3', { Actions: [{ Type: 'redirect' }] })]
  const expected = [
    { priority: '3', action: { kind: 'answer', type: 'redirect' } },
    { priority: '20', action: { kind: 'forward', targetGroups: [{ targetGroupId: WEB }] } },
  ]

  it.each<readonly [string, Json]>([
    ['by what their ARN tells', { Rules: rules }],
    ['by a map', { ListenerRules: { [LISTENER]: rules } }],
    ['by whole answers in a map', { ListenerRules: { [LISTENER]: { Rules: rules } } }],
    ['by rows with their listener', { ListenerRules: [{ ListenerArn: LISTENER, Rules: rules }] }],
    ['under the other name', { Rules: { [LISTENER]: rules } }],
  ])('find their listener %s', (_how, lists) => {
    expect(listenerFrom(listener(), lists).rules).toEqual(expected)
  })

  it('find it in a bare list too', () => {
    const { topology } = read(snapshotWith({ Listeners: [listener()] }), rules)
    expect(topology.listener[LISTENER]?.rules).toEqual(expected)
  })

  it('that were given twice count once', () => {
    const { topology } = read(snapshotWith({ Listeners: [listener()], Rules: [rule('3')] }), {
      Rules: rules,
    })
    expect(topology.listener[LISTENER]?.rules).toEqual(expected)
  })

  it('hold the default action where the listener does not say it', () => {
    const row = listener({ DefaultActions: null })
    const Rules = [rule('default', { Actions: [{ Type: 'fixed-response' }] })]
    expect(listenerFrom(row, { Rules }).defaultAction).toEqual({
      kind: 'answer',
      type: 'fixed-response',
    })
  })

  it('that are not given leave the default action, and that is said', () => {
    expect(noted({ Listeners: [listener()] }, 'assumed')).toContain(LISTENER)
    expect(noted({ Listeners: [listener()], Rules: rules }, 'assumed')).not.toContain(LISTENER)
    expect(noted({ Listeners: [listener({ Protocol: 'TCP' })] }, 'assumed')).not.toContain(LISTENER)
  })

  it('without their listener are left out, and that is said', () => {
    expect(noted({ Rules: rules }, 'leftOut')).toEqual([LISTENER])
  })

  it('that tell nobody whose they are are not guessed', () => {
    const lists = { Listeners: [listener()], Rules: [{ Priority: '1', Actions: [] }] }
    expect(topologyFrom(lists).listener[LISTENER]?.rules).toEqual([])
    expect(noted(lists, 'incomplete')).toContain('file-0.json: Rules')
  })
})

describe('wrong shapes of listeners', () => {
  it.each<readonly [Json, string]>([
    [{ Listeners: [{}] }, 'Listeners[0].ListenerArn is missing; expected text'],
    [{ Listeners: [listener({ Port: '443' })] }, 'Listeners[0].Port is "443"; expected a number'],
    [{ Listeners: [listener({ Port: 70000 })] }, 'Listeners[0].Port is 70000; ports end at 65535'],
    [
      { Listeners: [listener({ DefaultActions: 'forward' })] },
      'Listeners[0].DefaultActions is "forward"; expected a list',
    ],
    [
      {
        Listeners: [
          listener({ DefaultActions: [{ ForwardConfig: { TargetGroups: [{ Weight: -1 }] } }] }),
        ],
      },
      'Listeners[0].DefaultActions[0].ForwardConfig.TargetGroups[0].Weight is -1; expected 0 or more',
    ],
    [{ ListenerRules: 7 }, 'ListenerRules is 7; expected lists by ListenerArn'],
    [
      { ListenerRules: [{ Rules: [] }] },
      'ListenerRules[0] is an object; expected an object with ListenerArn and Rules',
    ],
    [
      { Rules: [rule('1', { Actions: [{ Order: 'first' }] })] },
      'Rules[0].Actions[0].Order is "first"; expected a number',
    ],
  ])('%j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
