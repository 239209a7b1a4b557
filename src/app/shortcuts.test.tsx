import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { diagramStore } from '@/store/diagramStore'
import { setView, viewStore } from '@/store/viewStore'
import { TextField } from '@/ui/TextField'
import { appStore, setApp } from './appStore'
import { COMMANDS } from './commands'
import { appHands, startHands } from './lateCommands'

const { edit, open } = diagramStore.getState()
const name = () => diagramStore.getState().diagram.name

describe('the keys', () => {
  let stop: () => void

  beforeAll(appHands.load)
  beforeEach(() => {
    stop = startHands()
    open(EMPTY_DIAGRAM)
    edit('Rename', (diagram) => ({ ...diagram, name: 'Renamed' }))
    setApp({ dialog: undefined })
    setView({ tool: 'select', selection: [], commandsOpen: false })
  })

  afterEach(() => {
    stop()
  })

  it('undo and redo', async () => {
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(name()).toBe('Untitled')
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(name()).toBe('Renamed')
    await userEvent.keyboard('{Control>}z{/Control}{Control>}y{/Control}')
    expect(name()).toBe('Renamed')
  })

  it('undo from a field as long as nothing is typed in it, then only the letters', async () => {
    render(<TextField label="Region" value="eu-west-1" onCommit={vi.fn<() => void>()} />)
    await userEvent.click(screen.getByRole('textbox'))
    await userEvent.keyboard('x{Control>}z{/Control}')
    expect(name()).toBe('Renamed')
    await userEvent.keyboard('{Backspace}{Control>}y{/Control}{Control>}z{/Control}')
    expect(name()).toBe('Untitled')
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard('{Control>}y{/Control}')
    expect(name()).toBe('Renamed')
  })

  it('undo from a list, which has no undo of its own', async () => {
    render(
      <select aria-label="State">
        <option>running</option>
      </select>,
    )
    screen.getByRole('combobox').focus()
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(name()).toBe('Untitled')
  })

  it('leave a text field its own undo and letters', async () => {
    render(<input aria-label="Note" />)
    await userEvent.click(screen.getByRole('textbox'))
    await userEvent.keyboard('{Control>}z{/Control}v?')
    expect(name()).toBe('Renamed')
    expect(appStore.getState().dialog).toBeUndefined()
  })

  it('leave Space to the button that has the focus', async () => {
    let presses = 0
    render(
      <button
        type="button"
        onClick={() => {
          presses += 1
        }}
      >
        Press
      </button>,
    )
    screen.getByRole('button').focus()
    await userEvent.keyboard(' ')
    expect(presses).toBe(1)
  })

  it('put down the tool first, then select nothing', async () => {
    setView({ tool: 'vpc', selection: ['vpc-1'] })
    await userEvent.keyboard('{Escape}')
    expect(viewStore.getState()).toMatchObject({ tool: 'select', selection: ['vpc-1'] })
    await userEvent.keyboard('{Escape}')
    expect(viewStore.getState().selection).toEqual([])
  })

  it('open the list of keys and the palette', async () => {
    await userEvent.keyboard('?')
    expect(appStore.getState().dialog).toBe('shortcuts')
    await userEvent.keyboard('{Control>}k{/Control}')
    expect(viewStore.getState().commandsOpen).toBe(true)
  })

  it('are each given once', () => {
    const chords = COMMANDS.flatMap(({ chords: own = [] }) => own)
    expect(new Set(chords).size).toBe(chords.length)
  })
})
