import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { trafficOf, withTraffic } from '@/layout/trafficOf'
import { findOf, resourcesOf } from '@/model/topology'
import { EXAMPLE_FORM, exampleDiagram } from '@/scenarios/exampleNetwork'
import { diagramStore } from '@/store/diagramStore'
import { setForm } from '@/store/simulationStore'
import { setView } from '@/store/viewStore'
import { loadRadix } from '@/ui/radix'
import { TrafficPanel } from './TrafficPanel'

const state = () => diagramStore.getState()
const sources = () => trafficOf(state().diagram)
const only = () => sources()[0]!
const idOf = (name: string) =>
  [
    ...resourcesOf(state().diagram.topology, 'internetHost'),
    ...resourcesOf(state().diagram.topology, 'securityGroup'),
    ...resourcesOf(state().diagram.topology, 'instance'),
  ].find((one) => one.name === name)?.id

async function show() {
  await loadRadix()
  render(<TrafficPanel />)
  return userEvent.setup({ delay: null })
}

async function write(user: ReturnType<typeof userEvent.setup>, name: RegExp, text: string) {
  const field = screen.getByLabelText(name)
  await user.clear(field)
  await user.type(field, `${text}{Enter}`)
}

beforeEach(() => {
  state().open(withTraffic(exampleDiagram(), []))
  setView({ selection: [] })
  setForm(EXAMPLE_FORM)
})

describe('the panel of the traffic', () => {
  it('adds a kind by one press between the ends of the packet line, and goes to its fields', async () => {
    const user = await show()
    await user.click(screen.getByRole('button', { name: 'Steady stream' }))
    expect(only()).toMatchObject({
      from: { kind: 'resource', id: idOf('app-a1') },
      to: { kind: 'resource', id: idOf('orders-db') },
      talk: { kind: 'request', port: 5432 },
      pace: { kind: 'steady', perSecond: 2 },
    })
    expect(state().past.at(-1)?.label).toBe('Add traffic: app-a1 → orders-db, TCP 5432')
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'From' }))
  })

  it('takes the packet line itself, and two things that are selected', async () => {
    const user = await show()
    await user.click(screen.getByRole('button', { name: 'From the packet line' }))
    expect(only()).toMatchObject({ talk: { port: 5432 }, pace: { kind: 'once' } })
    setView({ selection: [idOf('web-a')!, idOf('app-b1')!] })
    await user.click(screen.getByRole('button', { name: 'Ping' }))
    expect(sources()[1]).toMatchObject({
      from: { id: idOf('web-a') },
      to: { id: idOf('app-b1') },
      talk: { kind: 'ping', protocol: 'icmp' },
    })
  })

  it('is changed field by field with the keyboard, a step of undo each', async () => {
    const user = await show()
    await user.click(screen.getByRole('button', { name: 'Steady stream' }))
    await write(user, /^From$/, 'app-sg')
    await write(user, /^Per second$/, '4')
    await write(user, /^Starts at, s$/, '90')
    expect(
      screen.getByRole('button', {
        name: /^app-sg opens 4 connections a second to orders-db, TCP\s5432, from 1:30 on$/,
      }),
    ).toBeDefined()
    expect(only().from).toEqual({ kind: 'group', id: idOf('app-sg') })
    expect(
      state()
        .past.map(({ label }) => label)
        .slice(-2),
    ).toEqual([
      'Change the rate of traffic: app-sg → orders-db, TCP 5432',
      'Change the start of traffic: app-sg → orders-db, TCP 5432',
    ])
    state().undo()
    expect(only().startsAt).toBeUndefined()
  })

  it('keeps text that cannot be meant, and says why', async () => {
    const user = await show()
    await user.click(screen.getByRole('button', { name: 'Burst' }))
    await write(user, /^How many$/, '5000')
    expect(screen.getByRole('alert').textContent).toContain('Expected 1 to 1,000')
    await write(user, /^To$/, 'nobody')
    expect(screen.getAllByRole('alert').at(0)?.textContent).toContain('“nobody” is no instance')
    expect(only()).toMatchObject({ pace: { count: 20 }, to: { id: idOf('orders-db') } })
  })

  it('lets several hosts on the internet stand at one end', async () => {
    const user = await show()
    await user.click(screen.getByRole('button', { name: 'Web request' }))
    await write(user, /^From$/, 'Home')
    await user.click(screen.getByRole('button', { name: 'From: Add another' }))
    await user.keyboard('Office{Enter}')
    expect(only().from).toEqual({ kind: 'several', ids: [idOf('Home'), idOf('Office')] })
    await user.click(screen.getByRole('button', { name: 'Remove Home' }))
    expect(only().from).toEqual({ kind: 'resource', id: idOf('Office') })
    await write(user, /^From$/, 'internet hosts')
    expect(only().from).toMatchObject({ kind: 'several' })
    expect(screen.getByRole('list', { name: /^From: several/ }).children).toHaveLength(4)
  })

  it('switches off, duplicates, and removes with the key, from where the focus goes on', async () => {
    const user = await show()
    await user.click(screen.getByRole('button', { name: 'Ping' }))
    await user.click(screen.getByRole('switch', { name: /is sent$/ }))
    expect(only().off).toBe(true)
    expect(screen.getByText(/switched off/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: /^More for/ }))
    await user.click(await screen.findByRole('menuitem', { name: /Duplicate/ }))
    expect(sources().map(({ id, off }) => [id, off])).toEqual([
      ['traffic-1', true],
      ['traffic-2', true],
    ])
    const [first] = screen.getAllByRole('button', { name: /sends a ping/ })
    first?.focus()
    await user.keyboard('{Delete}')
    expect(sources().map(({ id }) => id)).toEqual(['traffic-2'])
    expect(document.activeElement?.textContent).toContain('sends a ping')
    await user.keyboard('{Delete}')
    expect(document.activeElement?.textContent).toBe('One packet')
    state().undo()
    expect(sources()).toHaveLength(1)
  })

  it('changes something now: each is an edit that can be undone', async () => {
    const user = await show()
    const now = within(screen.getByRole('region', { name: 'Change something now' }))
    const box = now.getByRole('combobox', { name: 'Change' })
    await user.type(box, 'Stop app-a1{Enter}')
    const instance = () => findOf(state().diagram.topology, 'instance', idOf('app-a1'))
    expect(instance()?.state).toBe('stopped')
    expect(state().past.at(-1)?.label).toBe('Stop app-a1')
    await user.type(box, 'Give Home{Enter}')
    const home = () => findOf(state().diagram.topology, 'internetHost', idOf('Home'))
    expect(home()?.address).not.toBe('198.51.100.7')
    state().undo()
    expect(home()?.address).toBe('198.51.100.7')
  })

  it('keeps how runs go', async () => {
    const user = await show()
    await user.click(screen.getByRole('radio', { name: 'As measured' }))
    await user.click(screen.getByRole('button', { name: 'Another seed' }))
    expect(state().diagram.run).toEqual({ delays: 'measured', seed: 2 })
    await user.click(screen.getByRole('radio', { name: 'To watch' }))
    await write(user, /^Seed$/, '1')
    expect(state().diagram.run).toBeUndefined()
  })
})
