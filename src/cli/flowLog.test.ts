import { expect, it, vi } from 'vitest'
import { main } from './main'

const NETWORK = new URL('../testing/examples/kernel/001/snapshot.json', import.meta.url).pathname

/** What the command line prints, and how it ends. */
async function run(...args: readonly string[]): Promise<readonly [number, string]> {
  const told: string[] = []
  const write = (text: unknown, done?: () => void): boolean => {
    told.push(String(text))
    done?.()
    return true
  }
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(write as never),
  )
  const code = await main(args)
  for (const spy of spies) spy.mockRestore()
  return [code, told.join('')]
}

const TRACE = ['trace', NETWORK, '--from', 'eni-082fd025a2360fb6c', '--to', '1.1.1.1'] as const
const PORTS = ['--port', '80', '--src-port', '5001'] as const

it('prints the records of one connection, in the default format and in another', async () => {
  const [code, text] = await run(...TRACE, ...PORTS, '--flow-log')
  expect(code).toBe(0)
  expect(text.split('\n')[0]).toMatch(
    /^2 - eni-082fd025a2360fb6c \S+ 1\.1\.1\.1 5001 80 6 1 40 0 60 ACCEPT OK$/,
  )
  const custom = await run(...TRACE, ...PORTS, '--flow-log-format', '${dstaddr} ${action}')
  expect(custom[1]).toMatch(/^1\.1\.1\.1 ACCEPT\n/)
})

it('adds them to the answer as fields', async () => {
  const [, text] = await run(...TRACE, ...PORTS, '--flow-log', '--json')
  const answer = JSON.parse(text) as {
    readonly verdict: string
    readonly flowLog: readonly object[]
  }
  expect(answer.verdict).toBe('allow')
  expect(answer.flowLog[0]).toMatchObject({ version: '2', dstport: '80', action: 'ACCEPT' })
  const [, plain] = await run(...TRACE, ...PORTS, '--json')
  expect(plain).not.toContain('flowLog')
})

it('tells a format that it cannot read in one line', async () => {
  const [code, text] = await run(...TRACE, ...PORTS, '--flow-log-format', 'dstaddr')
  expect(code).toBe(2)
  expect(text).toBe(
    '--flow-log-format: "dstaddr" is no field of a flow log; expected some like ${srcaddr}\n',
  )
})
