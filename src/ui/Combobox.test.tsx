import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Combobox, type ComboboxGroup } from './Combobox'

const GROUPS: readonly ComboboxGroup[] = [
  {
    label: 'Common ports',
    options: [
      { value: '22', label: 'SSH', detail: 'TCP 22' },
      { value: '443', label: 'HTTPS', detail: 'TCP 443' },
      { value: '5432', label: 'PostgreSQL', detail: 'TCP 5432', keywords: 'database' },
    ],
  },
]

function show(freeText = false) {
  const onCommit = vi.fn<(text: string) => void>()
  render(
    <Combobox label="Port" value="22" groups={GROUPS} onCommit={onCommit} freeText={freeText} />,
  )
  return { onCommit, box: screen.getByRole('combobox', { name: 'Port' }) }
}

describe('a combobox', () => {
  it('shows the label of its value and offers everything when it is pressed', async () => {
    const { box } = show()
    expect(box).toHaveProperty('value', 'SSH')
    await userEvent.click(box)
    expect(screen.getAllByRole('option')).toHaveLength(3)
  })

  it('finds by detail and keywords, and Enter takes what is found', async () => {
    const { box, onCommit } = show()
    await userEvent.type(box, 'data{Enter}')
    expect(onCommit).toHaveBeenCalledExactlyOnceWith('5432')
  })

  it('moves with the arrows', async () => {
    const { box, onCommit } = show()
    box.focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(onCommit).toHaveBeenCalledExactlyOnceWith('443')
  })

  it('leaves all as it was on Escape', async () => {
    const { box, onCommit } = show()
    await userEvent.type(box, 'https{Escape}')
    expect(onCommit).not.toHaveBeenCalled()
    expect(box).toHaveProperty('value', 'SSH')
  })

  it('takes text of its own only where that is allowed', async () => {
    const strict = show()
    await userEvent.type(strict.box, '8080')
    await userEvent.tab()
    expect(strict.onCommit).not.toHaveBeenCalled()
  })

  it('commits free text on Enter and on leaving', async () => {
    const free = show(true)
    await userEvent.clear(free.box)
    await userEvent.type(free.box, '8080{Enter}')
    expect(free.onCommit).toHaveBeenCalledExactlyOnceWith('8080')
  })
})
