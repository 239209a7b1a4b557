import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { TextField } from './TextField'

function show(fault?: string) {
  const onCommit = vi.fn<(text: string) => void>()
  render(<TextField label="Name" value="app-1" onCommit={onCommit} fault={fault} />)
  return { onCommit, box: screen.getByRole('textbox', { name: 'Name' }) }
}

it('keeps the draft to itself until Enter', async () => {
  const { onCommit, box } = show()
  await userEvent.type(box, '0')
  expect(onCommit).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  expect(onCommit).toHaveBeenCalledExactlyOnceWith('app-10')
})

it('commits when it is left, but never an unchanged text', async () => {
  const { onCommit, box } = show()
  await userEvent.click(box)
  await userEvent.tab()
  expect(onCommit).not.toHaveBeenCalled()
  await userEvent.type(box, '1')
  await userEvent.tab()
  expect(onCommit).toHaveBeenCalledExactlyOnceWith('app-11')
})

it('brings the value back on Escape', async () => {
  const { onCommit, box } = show()
  await userEvent.type(box, '99{Escape}')
  expect(box).toHaveProperty('value', 'app-1')
  await userEvent.tab()
  expect(onCommit).not.toHaveBeenCalled()
})

it('says its fault to everybody', () => {
  const { box } = show('Port 70000 does not exist.')
  expect(box.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toContain('70000')
})
