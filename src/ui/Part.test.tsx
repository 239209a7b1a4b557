import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Part } from './Part'

function Selected({ id }: { readonly id: string }) {
  if (id === 'broken') throw new Error('cannot be drawn')
  return <p>{id}</p>
}

function page(id: string) {
  return (
    <>
      <p>The map</p>
      <Part shows={id}>
        <Selected id={id} />
      </Part>
    </>
  )
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(() => {
  vi.restoreAllMocks()
})

it('says that it cannot be shown and leaves the rest as it is', () => {
  render(page('broken'))
  expect(screen.getByRole('alert').textContent).toContain('This part cannot be shown')
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy()
  expect(screen.getByText('The map')).toBeTruthy()
})

it('shows the next thing all the same', () => {
  const { rerender } = render(page('broken'))
  rerender(page('sound'))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText('sound')).toBeTruthy()
})
