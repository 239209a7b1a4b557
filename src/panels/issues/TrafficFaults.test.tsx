import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { removeResources } from '@/model/edits/remove'
import { resourcesOf } from '@/model/topology'
import { exampleDiagram } from '@/scenarios/exampleNetwork'
import { diagramStore, editTopology } from '@/store/diagramStore'
import { closeRun } from '@/store/run/run'
import { runStore } from '@/store/run/runStore'
import { viewStore } from '@/store/viewStore'
import { TrafficFaults } from './TrafficFaults'

afterEach(closeRun)

it('tells whose traffic lost an end, and goes to where it is mended', async () => {
  const diagram = exampleDiagram()
  diagramStore.getState().open(diagram)
  const { container } = render(<TrafficFaults />)
  expect(container.textContent).toBe('')
  const web = resourcesOf(diagram.topology, 'instance').find(({ name }) => name === 'web-a')
  editTopology('Delete web-a', (topology) => removeResources(topology, [web?.id ?? '']))
  const told = await screen.findAllByRole('button', { name: /^web-a was deleted/ })
  expect(told.map(({ textContent }) => textContent)).toEqual([
    'web-a was deleted. Choose another end, or undo.Home → web-a (deleted), TCP 443',
    'web-a was deleted. Choose another end, or undo.web-a (deleted) → app-a1, TCP 8080',
  ])
  await userEvent.click(told[0]!)
  expect(runStore.getState().open).toBe(true)
  expect(viewStore.getState().tab).toBe('traffic')
})
