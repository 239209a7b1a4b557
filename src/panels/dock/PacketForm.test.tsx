import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { resourcesOf } from '@/model/topology'
import { EXAMPLE_FORM, exampleDiagram } from '@/scenarios/exampleNetwork'
import { diagramStore } from '@/store/diagramStore'
import { setForm, simulationStore } from '@/store/simulationStore'
import { Dock } from './Dock'

const form = () => simulationStore.getState().form

beforeEach(() => {
  simulationStore.setState(simulationStore.getInitialState(), true)
  diagramStore.getState().open(exampleDiagram())
  setForm(EXAMPLE_FORM)
})

it('keeps a port that does not exist, says why, and fires nothing', async () => {
  render(<Dock />)
  await type('Port', '70000')
  expect(screen.getByRole('alert').textContent).toContain('Port 70000 does not exist')
  expect(field('Port').value).toBe('70000')
  await userEvent.click(screen.getByRole('button', { name: 'Fire' }))
  expect(simulationStore.getState().firing).toBeUndefined()
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  await type('Port', '5432')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(form().port).toBe(5432)
})

it('fires by a second Enter: the first one takes what was typed', async () => {
  render(<Dock />)
  await type('Port', '22')
  expect(simulationStore.getState().firing).toBeUndefined()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => {
    expect(simulationStore.getState().firing?.form.port).toBe(22)
  })
})

it('swaps the ends', async () => {
  render(<Dock />)
  await userEvent.click(screen.getByRole('button', { name: 'Swap the ends' }))
  expect(form()).toMatchObject({ from: EXAMPLE_FORM.to, to: EXAMPLE_FORM.from })
})

it('finds an end by name and by address, and takes any address', async () => {
  render(<Dock />)
  await type('To', 'bastion')
  expect(form().to).toBe(idOf('bastion'))
  await type('To', '203.0.113.81')
  expect(form().to).toBe('203.0.113.81')
  await type('To', 'nobody')
  expect(screen.getByRole('alert').textContent).toContain('“nobody” is no instance')
  expect(field('To').value).toBe('nobody')
})

it('says when an end is gone', () => {
  setForm({ to: 'i-gone' })
  render(<Dock />)
  expect(screen.getByRole('alert').textContent).toContain('i-gone is no longer in the network')
})

it('fires, shows the walk, and fires an earlier packet again', async () => {
  render(<Dock />)
  expect(screen.queryByRole('slider')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Fire' }))
  expect(await screen.findByRole('button', { name: 'Fire again' })).toBeDefined()
  await type('Port', '22')
  await userEvent.click(screen.getByRole('button', { name: 'Fire' }))
  await userEvent.click(screen.getByRole('button', { name: 'Packets to fire' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: /PostgreSQL 5432/ }))
  expect(simulationStore.getState().firing?.form.port).toBe(5432)
  expect(field('Port').value).toBe('PostgreSQL')
})

it('steps through the walk by keyboard, saying each station', async () => {
  render(<Dock />)
  await userEvent.click(screen.getByRole('button', { name: 'Fire' }))
  const slider = await screen.findByRole('slider', { name: 'Station' })
  slider.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(simulationStore.getState()).toMatchObject({ position: 1, playing: false })
  expect(slider.getAttribute('aria-valuetext')).toBe(
    'Request: app-sg out allows, TCP 5432 to db-sg',
  )
  await userEvent.keyboard('{End}')
  expect(slider.getAttribute('aria-valuenow')).toBe(slider.getAttribute('aria-valuemax'))
  await userEvent.keyboard('{Home}')
  expect(simulationStore.getState().position).toBe(0)
})

it('asks for a type instead of a port when it sends ICMP', async () => {
  render(<Dock />)
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Protocol' }), 'icmp')
  expect(field('ICMP type').value).toBe('Echo request')
  await type('ICMP type', '3/4')
  expect(form()).toMatchObject({ protocol: 'icmp', icmpType: 3, icmpCode: 4 })
})

function field(name: string): HTMLInputElement {
  return screen.getByRole('combobox', { name })
}

async function type(name: string, text: string) {
  await userEvent.clear(field(name))
  await userEvent.paste(text)
  await userEvent.keyboard('{Enter}')
}

function idOf(name: string): string {
  return resourcesOf(exampleDiagram().topology, 'instance').find(
    (instance) => instance.name === name,
  )!.id
}
