import { expect, it, vi } from 'vitest'
import { main } from './main'

it('An option without its value is told in one line, exit code 2', async () => {
  const told: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text))
    return true
  })
  expect(await main(['trace', 'network.json', '--port', '--json'])).toBe(2)
  spy.mockRestore()
  expect(told.join('')).toMatch(/^Option '--port' argument is ambiguous\. .+\n$/)
})
