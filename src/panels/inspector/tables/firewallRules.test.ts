import { describe, expect, it } from 'vitest'
import { aVpc, topologyOf } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { anAttachment, aTransitRoute } from '@/testing/transit'
import { statefulFormat, statelessFormat } from './firewallRules'
import { transitRouteFormat } from './transitRoutes'

const policy = aResource('firewallPolicy')
const topology = topologyOf(aVpc(), policy)

describe('a stateless rule', () => {
  const format = statelessFormat(topology, { name: 'base', priority: 10 })
  const text = {
    priority: '20',
    protocol: 'tcp, UDP',
    source: '10.0.0.0/16 from 1024-65535',
    destination: 'any',
    port: '443, 8000-8080',
    action: 'DROP',
  }

  it('reads back what it writes', () => {
    const read = format.read(text, [])
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value).toEqual({
      ruleGroup: 'base',
      groupPriority: 10,
      priority: 20,
      action: 'drop',
      match: {
        protocols: [6, 17],
        sources: ['10.0.0.0/16'],
        destinations: [],
        sourcePorts: [{ from: 1024, to: 65535 }],
        destinationPorts: [
          { from: 443, to: 443 },
          { from: 8000, to: 8080 },
        ],
      },
    })
    expect(format.read(format.write(read.value), [])).toEqual(read)
    const twin = format.read(text, [read.value])
    expect(twin).toMatchObject({ ok: false, error: { fix: { text: '30' } } })
  })

  it.each([
    ['priority', '0', /not a rule number/],
    ['protocol', 'smtp', /no protocol/],
    ['protocol', 'ICMP', /Only TCP and UDP have ports/],
    ['source', '10.0.0.0/40', /prefix length/],
    ['port', '70000', /ports end at 65535/],
    ['action', 'reject', /pass, drop, forward/],
  ])('refuses %s %s', (column, value, message) => {
    const read = format.read({ ...text, [column]: value }, [])
    expect(read.ok ? '' : read.error.message).toMatch(message)
  })
})

describe('a stateful rule', () => {
  const format = statefulFormat(topology, policy, { name: 'web', priority: undefined })

  it('has a signature id and a direction of its own', () => {
    const blank = { ...format.blank([]), protocol: 'TCP', port: '443' }
    const read = format.read(blank, [])
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value).toMatchObject({ sid: '1', direction: 'forward', action: 'pass' })
    expect(format.read(blank, [read.value])).toMatchObject({ error: { column: 'sid' } })
    const both = format.read({ ...blank, direction: '<>', action: 'alert' }, [])
    expect(both).toMatchObject({ ok: true, value: { direction: 'any', action: 'alert' } })
    const wrong = format.read({ ...blank, direction: '<-' }, [])
    expect(wrong).toMatchObject({ error: { column: 'direction', fix: { text: '->' } } })
  })
})

describe('a route of a transit gateway', () => {
  const shop = anAttachment(1, { id: 'tgw-attach-shop' })
  const table = aResource('transitGatewayRouteTable')
  const format = transitRouteFormat(topologyOf(aVpc(), shop, table), table)

  it('leads to an attachment, or drops as a blackhole', () => {
    const route = aTransitRoute('10.0.0.0/8', [shop.id])
    expect(format.write(route)).toMatchObject({ attachment: shop.name, origin: 'static' })
    expect(format.read(format.write(route), [])).toEqual({ ok: true, value: route })
    const dropped = { destination: '10.9.0.0/16', attachment: 'blackhole', origin: 'static' }
    expect(format.read(dropped, [route])).toEqual({
      ok: true,
      value: aTransitRoute('10.9.0.0/16', []),
    })
    expect(format.write(aTransitRoute('10.9.0.0/16', [])).attachment).toBe('Blackhole')
  })

  it('is the only static one to its destination, and leads to what the gateway has', () => {
    const route = aTransitRoute('10.0.0.0/8', [shop.id])
    const twin = format.read(format.write(route), [route])
    expect(twin).toMatchObject({ error: { column: 'destination' } })
    const elsewhere = { destination: '0.0.0.0/0', attachment: 'igw', origin: 'static' }
    expect(format.read(elsewhere, [])).toMatchObject({ error: { column: 'attachment' } })
    expect(format.readOnly?.(aTransitRoute('10.1.0.0/16', [shop.id], 'propagated'))).toBe(true)
  })
})
