import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { App } from '@/app/App'

it('shows its name', () => {
  render(<App />)
  expect(screen.getByRole('heading', { name: 'Packetwalk' })).toBeDefined()
})
