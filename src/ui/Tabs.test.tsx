import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { Tabs } from './Tabs'

function Example() {
  const [tab, setTab] = useState<'rules' | 'notes' | 'usedBy'>('rules')
  return (
    <Tabs
      label="Parts of web-sg"
      value={tab}
      onChange={setTab}
      items={[
        {
          value: 'rules',
          label: 'Rules',
          count: 2,
          content: <input aria-label="Port" />,
          kept: true,
        },
        { value: 'notes', label: 'Notes', content: <input aria-label="Note" /> },
        { value: 'usedBy', label: 'Used by', content: 'nobody' },
      ]}
    />
  )
}

describe('a row of tabs', () => {
  it('is one stop of the Tab key, and arrows, Home and End choose in it', async () => {
    const user = userEvent.setup()
    render(<Example />)
    await user.tab()
    const chosen = () => screen.getByRole('tab', { selected: true })
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: /^Rules/ }))
    await user.keyboard('{ArrowRight}')
    expect(chosen().textContent).toBe('Notes')
    expect(document.activeElement).toBe(chosen())
    await user.keyboard('{End}')
    expect(chosen().textContent).toBe('Used by')
    await user.keyboard('{ArrowRight}')
    expect(chosen().textContent).toBe('Rules2')
    await user.keyboard('{ArrowLeft}{Home}')
    expect(chosen().textContent).toBe('Rules2')
    await user.tab()
    expect(document.activeElement?.getAttribute('role')).toBe('tabpanel')
  })

  it('keeps what was typed in a kept tab, which is named after its tab, and nothing of the others', async () => {
    const user = userEvent.setup()
    render(<Example />)
    await user.type(screen.getByLabelText('Port'), '443')
    await user.click(screen.getByRole('tab', { name: 'Notes' }))
    expect(screen.getByRole('tabpanel', { name: 'Notes' })).toBeDefined()
    expect(screen.queryByRole('tabpanel', { name: /^Rules/ })).toBeNull()
    await user.type(screen.getByLabelText('Note'), 'later')
    await user.click(screen.getByRole('tab', { name: /^Rules/ }))
    expect(screen.getByLabelText<HTMLInputElement>('Port').value).toBe('443')
    await user.click(screen.getByRole('tab', { name: 'Notes' }))
    expect(screen.getByLabelText<HTMLInputElement>('Note').value).toBe('')
  })
})
