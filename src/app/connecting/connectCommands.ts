import { findResource } from '@/model/topology'
import { openConnectList } from '@/store/connecting'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { Command } from '../commands/command'

/** What is selected, as far as it is resources. */
function selected(): readonly string[] {
  const { topology } = diagramStore.getState().diagram
  return viewStore.getState().selection.filter((id) => findResource(topology, id))
}

/** Connecting what is selected, without a pointer. */
export const CONNECT_COMMANDS: readonly Command[] = [
  {
    id: 'connect',
    label: strings.connecting.command,
    group: 'edit',
    glyph: 'plug',
    chords: ['C'],
    enabled: () => selected().length > 0,
    run: () => {
      openConnectList(selected())
    },
  },
]
