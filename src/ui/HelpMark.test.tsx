import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { TextField } from './TextField'

function open() {
  const onOpen = vi.fn<() => void>()
  render(
    <TextField
      label="Region"
      value="eu-west-1"
      onCommit={vi.fn<() => void>()}
      help={{ text: 'Where it stands.', more: { label: 'More: Regions', onOpen } }}
    />,
  )
  return { user: userEvent.setup(), onOpen }
}

it('is no stop on the way through a form, but describes its field', async () => {
  const { user } = open()
  await user.tab()
  const field = screen.getByRole('textbox', { name: 'Region', description: 'Where it stands.' })
  expect(document.activeElement).toBe(field)
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('leads on to more by Enter, and gives the focus back', async () => {
  const { user, onOpen } = open()
  await user.tab()
  // As F1 in the field presses it.
  act(() => {
    screen.getByRole('button', { name: 'About Region' }).click()
  })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More: Regions' }))
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Region' }))
})

it('closes by Escape without asking anybody else', async () => {
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'About Region' }))
  expect(screen.getByRole('dialog', { name: 'About Region' }).textContent).toContain('Where it')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
})
