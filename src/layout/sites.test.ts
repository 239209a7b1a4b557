import { describe, expect, it } from 'vitest'
import { EMPTY_TOPOLOGY, withResources } from '@/model/topology'
import { aVpc } from '@/testing/builders'
import { faultsOf } from '@/testing/layoutFaults'
import { aResource } from '@/testing/moreBuilders'
import { absoluteBoxes } from './absoluteBoxes'
import { autoLayout } from './autoLayout'
import { centreOf } from './box'
import { completeLayout } from './completeLayout'
import type { Box } from './diagram'
import { drawingOf } from './drawables'
import { geometryOf } from './geometry'
import { CARD } from './measures'
import { isClear } from './orthogonalRoute'
import { packetPath } from './packetPath'

const HOSTS = ['a', 'b', 'c', 'd', 'e', 'f']

const topology = withResources(
  EMPTY_TOPOLOGY,
  aVpc({ id: 'vpc-1' }),
  aResource('virtualPrivateGateway', { id: 'vgw', vpcId: 'vpc-1' }),
  aResource('onPremisesNetwork', { id: 'site', cidrBlocks: ['192.168.0.0/16'] }),
  aResource('customerGateway', { id: 'cgw', onPremisesNetworkId: 'site' }),
  aResource('vpnConnection', {
    id: 'vpn',
    customerGatewayId: 'cgw',
    gateway: { kind: 'virtualPrivateGateway', id: 'vgw' },
  }),
  ...HOSTS.map((id, index) =>
    aResource('onPremisesHost', {
      id,
      onPremisesNetworkId: 'site',
      address: `192.168.0.${String(index + 10)}`,
    }),
  ),
)

describe('a network on premises', () => {
  it('has its hosts inside and its customer gateway on the border', () => {
    const { byId } = drawingOf(topology)
    for (const id of [...HOSTS, 'cgw']) expect(byId.get(id)?.parentId).toBe('site')
    const layout = autoLayout(topology)
    expect(faultsOf(topology, layout)).toEqual([])
    expect(centreOf(layout['cgw']!).y).toBe(0)
  })

  it('has ways from its hosts to its gateway and on to the VPC, through no other host', () => {
    const geometry = geometryOf(topology, autoLayout(topology))
    const line = { checkpoint: 'vpnConnection', component: 'vpn', at: 'vpn' }
    const gateway = { checkpoint: 'virtualPrivateGateway', component: 'vgw', at: 'vpc-1' }
    for (const id of HOSTS) {
      const host = { checkpoint: 'onPremisesNetwork', component: id, at: 'site' }
      const way = packetPath(geometry, host, line)
      expect(way.at(-1)).toEqual(centreOf(geometry.boxes.get('cgw')!))
      const others = HOSTS.flatMap((other) => geometry.boxes.get(other)!)
      const inside = others.map((box) => ({ ...box, y: box.y + 1, height: box.height - 2 }))
      expect(isClear(way, inside)).toBe(true)
      const back = packetPath(geometry, line, host)
      expect(back.toReversed()).toEqual(way)
    }
    const on = packetPath(geometry, line, gateway)
    expect([on[0], on.at(-1)]).toEqual([
      centreOf(geometry.boxes.get('cgw')!),
      centreOf(geometry.boxes.get('vgw')!),
    ])
  })

  it('is drawn around hosts that were saved as cards of their own, where they stand', () => {
    const saved = autoLayout(topology)
    const rows = HOSTS.map((id, index): [string, Box] => [
      id,
      { x: 40 + index * 180, y: 900 + (index % 2) * 90, ...CARD },
    ])
    const { cgw: _cgw, ...rest } = saved
    const old = { ...rest, ...Object.fromEntries(rows), site: { x: 0, y: 760, ...CARD } }
    const layout = completeLayout(topology, old)
    const boxes = absoluteBoxes(topology, layout)
    for (const [id, box] of rows) expect(boxes.get(id)).toEqual(box)
    expect(faultsOf(topology, layout)).toEqual([])
    expect(layout['vpc-1']).toEqual(saved['vpc-1'])
  })

  it('finds another place where something is in the way of its frame, and moves nothing else', () => {
    const saved = autoLayout(topology)
    const vpc = saved['vpc-1']!
    const rows = HOSTS.map((id, index): [string, Box] => [
      id,
      { x: vpc.x + index * 180, y: vpc.y + vpc.height + 30, ...CARD },
    ])
    const old = { ...saved, ...Object.fromEntries(rows), site: { x: 0, y: 900, ...CARD } }
    const layout = completeLayout(topology, old)
    expect(faultsOf(topology, layout)).toEqual([])
    expect(layout['vpc-1']).toEqual(vpc)
  })

  it('gives its gateway a new place when the network is gone, and moves nothing else', () => {
    const saved = autoLayout(topology)
    const alone = { ...topology, onPremisesNetwork: {}, onPremisesHost: {} }
    const layout = completeLayout(alone, saved)
    expect(faultsOf(alone, layout)).toEqual([])
    expect(layout['cgw']).toMatchObject(CARD)
    expect(layout['vpc-1']).toEqual(saved['vpc-1'])
    expect(layout['vgw']).toEqual(saved['vgw'])
  })

  it('leaves a host on the canvas whose network is unknown', () => {
    const stray = withResources(
      EMPTY_TOPOLOGY,
      aResource('onPremisesHost', { id: 'x', onPremisesNetworkId: 'gone' }),
    )
    expect(drawingOf(stray).byId.get('x')).toMatchObject({ kind: 'box', parentId: undefined })
  })
})
