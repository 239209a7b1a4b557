import { ReactFlowProvider } from '@xyflow/react'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { topologyOf, aVpc } from '@/testing/builders'
import { diagramStore } from '@/store/diagramStore'
import { setPointing } from '@/store/pointing'
import { RenameInPlace } from './RenameInPlace'

/** The drawing as far as a name on it is concerned: a thing that can have the focus. */
function Drawing() {
  const region = useRef<HTMLElement>(null)
  return (
    <ReactFlowProvider>
      <section ref={region}>
        <button type="button" data-resource-id="vpc-1">
          shop
        </button>
        <RenameInPlace region={region} />
      </section>
    </ReactFlowProvider>
  )
}

const name = () => diagramStore.getState().diagram.topology.vpc['vpc-1']?.name

describe('a name that is written where it stands', () => {
  beforeEach(() => {
    diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology: topologyOf(aVpc({ name: 'shop' })) })
    render(<Drawing />)
    act(() => {
      setPointing({ renaming: 'vpc-1' })
    })
  })

  it('is kept with Enter, as one step', async () => {
    await userEvent.keyboard('store{Enter}')
    expect(name()).toBe('store')
    expect(diagramStore.getState().past).toHaveLength(1)
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('is given up with Escape', async () => {
    await userEvent.keyboard('store{Escape}')
    expect(name()).toBe('shop')
    expect(diagramStore.getState().past).toEqual([])
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'shop' }))
  })
})
