import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { removeAclEntry } from '@/model/edits/networkAcl'
import { resourcesOf, type Topology } from '@/model/topology'
import { EXAMPLE_FORM, exampleDiagram } from '@/scenarios/exampleNetwork'
import { diagramStore, editTopology } from '@/store/diagramStore'
import { fire, pause, refireOnEdit, seek, setForm, simulationStore } from '@/store/simulationStore'
import { viewStore } from '@/store/viewStore'
import { TracePanel } from './TracePanel'
import { VerdictSummary } from './VerdictSummary'
import { loadEngine } from '@/store/engine'

beforeAll(loadEngine)

const { topology } = exampleDiagram()

beforeEach(() => {
  simulationStore.setState(simulationStore.getInitialState(), true)
  viewStore.setState(viewStore.getInitialState(), true)
  diagramStore.getState().open(exampleDiagram())
  setForm({ ...EXAMPLE_FORM, srcPort: 41822 })
})

describe('a reply that dies', () => {
  beforeEach(() => {
    fire()
    seek(0)
    render(
      <>
        <VerdictSummary />
        <TracePanel />
      </>,
    )
  })

  it('says so in one sentence, with the code', async () => {
    const verdict = within(await screen.findByRole('region', { name: 'Verdict' }))
    expect(verdict.getByText('Denied')).toBeDefined()
    expect(verdict.getByRole('status').textContent).toMatch(
      /The reply dies at acl-db: outbound rule 90/,
    )
    expect(verdict.getByText('SUBNET_ACL_RESTRICTION')).toBeDefined()
  })

  it('lists every blocker, the ghost’s too', () => {
    const blockers = within(screen.getByRole('region', { name: 'Blockers' }))
    expect(blockers.getByText('2 blockers on this path')).toBeDefined()
    expect(blockers.getByText('both on the reply')).toBeDefined()
    expect(names(blockers.getAllByRole('button'))).toEqual([
      'denies acl-db out rule 90',
      'ghost, denies acl-app in, ghost rule *, no match',
    ])
  })

  it('tells request, reply and ghost apart', () => {
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      '2 blockers on this path',
      'Request',
      'Reply',
      'Ghost of the reply',
    ])
  })

  it('opens a line to the rules that were turned down and the one that decided', async () => {
    const ghost = within(screen.getByRole('region', { name: /^Ghost of/ }))
    await userEvent.click(ghost.getByRole('button', { name: /acl-app in/ }))
    const rules = within(ghost.getByRole('list', { name: 'Rules read' })).getAllByRole('listitem')
    expect(names(rules)).toEqual([
      '100 ALLOW TCP 22 ← 10.0.2.0/24 10.0.21.30 is not in 10.0.2.0/24 does not match',
      '110 ALLOW TCP 8080 ← 10.0.0.0/22 10.0.21.30 is not in 10.0.0.0/22 does not match',
      expect.stringContaining('does not match'),
      '130 ALLOW TCP 49152–65535 ← 10.0.20.0/22 port 41822 is not in 49152–65535 does not match',
      '* DENY all traffic decides: refused',
    ])
  })

  it('moves the packet to the line that is pressed, and closes it when pressed again', async () => {
    const reply = within(screen.getByRole('region', { name: 'Reply' }))
    const line = reply.getByRole('button', { name: /db-sg out/ })
    await userEvent.click(line)
    expect(line.getAttribute('aria-expanded')).toBe('true')
    expect(simulationStore.getState().position).toBe(7)
    expect(reply.getByText(/Tracking entry at .*matches/)).toBeDefined()
    await userEvent.click(line)
    expect(line.getAttribute('aria-expanded')).toBe('false')
  })

  it('points at the deciding rule in its table', async () => {
    const reply = within(screen.getByRole('region', { name: 'Reply' }))
    await userEvent.click(reply.getByRole('button', { name: 'Show rule' }))
    expect(viewStore.getState()).toMatchObject({
      tab: 'inspect',
      ruleFocus: { resourceId: aclId(topology, 'acl-db'), direction: 'egress', rule: '90' },
    })
  })
})

describe('a packet on its way', () => {
  it('keeps to itself what it has not met yet', () => {
    fire()
    render(
      <>
        <VerdictSummary />
        <TracePanel />
      </>,
    )
    expect(screen.getByText('On its way')).toBeDefined()
    expect(screen.queryByRole('region', { name: 'Blockers' })).toBeNull()
    expect(screen.queryByRole('region', { name: /^Ghost/ })).toBeNull()
    expect(screen.queryByText('rule 90')).toBeNull()
    act(pause)
    expect(screen.getByText('Denied')).toBeDefined()
    expect(screen.getAllByText('rule 90').length).toBeGreaterThan(0)
  })
})

describe('a packet that works from some ports only', () => {
  it('shows exactly which, and that an edit did it', () => {
    const stop = refireOnEdit()
    setForm({ srcPort: undefined })
    fire()
    editTopology('Delete rule 90', (before) =>
      removeAclEntry(before, aclId(before, 'acl-db'), 'egress', 90),
    )
    stop()
    render(
      <>
        <VerdictSummary />
        <TracePanel />
      </>,
    )
    expect(screen.getByText('Intermittent')).toBeDefined()
    expect(screen.getByText('Fired again after your edit')).toBeDefined()
    expect(screen.getByText('Your edit changed the verdict: it was denied before.')).toBeDefined()
    const bar = within(screen.getByRole('figure'))
    expect(bar.getByText('Source ports that app-a1 may choose')).toBeDefined()
    expect(bar.getByText('49152–60999')).toBeDefined()
    expect(bar.getByText('works, 11,848 ports')).toBeDefined()
    expect(bar.getByText('32768–49151')).toBeDefined()
  })
})

it('says so when nothing was fired', () => {
  render(<TracePanel />)
  expect(screen.getByText('No packet fired')).toBeDefined()
})

function aclId(from: Topology, name: string) {
  return resourcesOf(from, 'networkAcl').find((acl) => acl.name === name)!.id
}

/** The text of each, with its parts apart. */
function names(elements: readonly HTMLElement[]): readonly string[] {
  return elements.map((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '')
    return texts.filter((text) => text !== '').join(' ')
  })
}
