import { render, screen } from '@testing-library/react'
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

it('explains a field when the keyboard comes to its mark, and goes when it goes on', async () => {
  const { user } = open()
  await user.tab()
  expect(screen.getByRole('dialog', { name: 'About Region' }).textContent).toContain('Where it')
  await user.tab()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Region' }))
})

it('leads on to more by Enter, and gives the focus back', async () => {
  const { user, onOpen } = open()
  await user.tab()
  await user.keyboard('{Enter}')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More: Regions' }))
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'About Region' }))
})

it('closes by Escape without asking anybody else', async () => {
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'About Region' }))
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
})
