import { expect, it, vi } from 'vitest'
import { readDiagram } from '@/interchange/diagramFile'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { expectOk } from '@/model/result'
import { diagramStore } from '@/store/diagramStore'
import { copyDiagram } from './exporting'

vi.mock('./notify', () => ({ notify: () => Promise.resolve() }))

it('what is copied while an earlier moment of a run is shown is the diagram as it was last edited', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  const newest = { diagram: { ...EMPTY_DIAGRAM, name: 'Newest' }, past: [], future: [] }
  const earlier = { ...newest, diagram: { ...EMPTY_DIAGRAM, name: 'Earlier' } }
  diagramStore.getState().show(earlier, { newest, beyond: () => [] })
  await copyDiagram()
  vi.unstubAllGlobals()
  expect(expectOk(readDiagram(writeText.mock.calls[0]?.[0] ?? '')).name).toBe('Newest')
})
