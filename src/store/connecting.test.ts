import { beforeEach, describe, expect, it } from 'vitest'
import { cardOf } from '@/layout/drawables'
import { completeLayout } from '@/layout/completeLayout'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { connectionsBetween } from '@/model/connecting/connections'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import { expectOk } from '@/model/result'
import { findOf, resourcesOf } from '@/model/topology'
import { anInternetGateway, aRouteTableOf, aSubnet, aVpc, topologyOf } from '@/testing/builders'
import { shop } from '@/testing/shop'
import { connectingStore } from './connecting'
import {
  aimAt,
  finishConnecting,
  makeConnection,
  startConnecting,
  aimConnecting,
} from './connectingHand'
import { diagramStore } from './diagramStore'
import { setView } from './viewStore'

const AT = { x: 10, y: 10 }
const network = shop(aRouteTableOf({ id: 'rtb-new', name: 'rtb-new' }))

beforeEach(() => {
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology: network })
  setView({ selection: [] })
  connectingStore.setState({ question: undefined })
})

describe('aiming', () => {
  const within = ['nat-1', 'subnet-pub', 'vpc-1']

  it('is at the innermost thing that means something to what is dragged', () => {
    expect(aimAt(network, 'rtb-new', { ids: within }, [])?.id).toBe('nat-1')
  })

  it('says why the innermost refuses, rather than take what lies behind it', () => {
    const aim = aimAt(network, 'rtb-prv', { ids: ['eigw-1', 'subnet-pub', 'vpc-1'] }, [])
    expect(aim?.id).toBe('eigw-1')
    expect(aim?.answer.ok).toBe(false)
  })

  it('goes through what means nothing to it', () => {
    const guarded = aimAt(network, 'acl-default', { ids: ['i-web', 'subnet-pub', 'vpc-1'] }, [])
    expect(guarded?.answer).toEqual({ ok: false, error: 'acl-default guards subnet-pub already' })
    const aim = aimAt(network, 'rtb-new', { ids: ['host-6', 'subnet-pub'] }, [])
    expect(aim?.id).toBe('subnet-pub')
  })

  it('is at the VPC wherever in it a free gateway is let go', () => {
    const free = topologyOf(
      aVpc({ id: 'vpc-9' }),
      aSubnet({ id: 'subnet-9', vpcId: asId('vpc-9') }),
      {
        kind: 'internetGateway',
        id: asId('igw-free'),
        name: '',
      },
    )
    expect(aimAt(free, 'igw-free', { ids: ['subnet-9', 'vpc-9'] }, [])?.id).toBe('vpc-9')
  })
})

describe('letting go', () => {
  it('makes the only thing that a pair can be, as one step of undo', () => {
    startConnecting('rtb-new', AT)
    aimConnecting(AT, { ids: ['subnet-pub', 'vpc-1'] })
    finishConnecting()
    const { diagram, past } = diagramStore.getState()
    expect(findOf(diagram.topology, 'subnet', 'subnet-pub')?.routeTableId).toBe('rtb-new')
    expect(past.map(({ label }) => label)).toEqual(['Associate rtb-new with subnet-pub'])
  })

  it('asks where a pair can be several things, and makes nothing before the answer', () => {
    startConnecting('rtb-new', AT)
    aimConnecting(AT, { ids: ['igw-1', 'vpc-1'] })
    finishConnecting()
    expect(diagramStore.getState().past).toHaveLength(0)
    expect(connectingStore.getState().question?.connections.map(({ key }) => key)).toEqual([
      'route 0.0.0.0/0',
      'route ::/0',
      'edge',
    ])
  })

  it('says so where the network has changed meanwhile and nothing came of it', () => {
    const [connection] = expectOk(connectionsBetween(network, 'rtb-new', 'subnet-pub'))
    makeConnection(connection)
    makeConnection(connection)
    expect(diagramStore.getState().past).toHaveLength(1)
    expect(connectingStore.getState().said?.text).toBe(
      'Associate rtb-new with subnet-pub: nothing left to do.',
    )
  })

  it('beside everything makes nothing', () => {
    startConnecting('rtb-new', AT)
    aimConnecting(AT, undefined)
    finishConnecting()
    expect(diagramStore.getState().past).toHaveLength(0)
    expect(connectingStore.getState().from).toBeUndefined()
  })
})

it('leaves everything where it was when two VPCs are peered', () => {
  const topology = topologyOf(
    aVpc(),
    aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
    aVpc({ id: 'vpc-3', cidrBlocks: [cidr('10.2.0.0/16')] }),
    aSubnet(),
  )
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology })
  const before = completeLayout(topology, EMPTY_DIAGRAM.layout)
  makeConnection(expectOk(connectionsBetween(topology, 'vpc-1', 'vpc-3'))[0])
  const { diagram } = diagramStore.getState()
  const [peering] = resourcesOf(diagram.topology, 'peeringConnection')
  expect(diagram.layout[peering!.id]).toBeDefined()
  for (const id of ['vpc-1', 'vpc-2', 'vpc-3', 'subnet-1']) {
    expect(diagram.layout[id]).toEqual(before[id])
  }
})

it('puts a gateway that is attached on the border of its VPC', () => {
  const topology = topologyOf(
    aVpc(),
    aSubnet(),
    aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
    anInternetGateway({ vpcId: asId('vpc-2') }),
  )
  const layout = completeLayout(topology, EMPTY_DIAGRAM.layout)
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology, layout })
  makeConnection(expectOk(connectionsBetween(topology, 'igw-1', 'vpc-1'))[0])
  const { diagram } = diagramStore.getState()
  expect(cardOf(diagram.topology, 'igw-1')).toBe('igw-1')
  const fresh = completeLayout(diagram.topology, EMPTY_DIAGRAM.layout)
  expect(diagram.layout['igw-1']).toEqual(fresh['igw-1'])
})
