import type { Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { endOf, fire, useSimulation, type PacketForm } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Menu, type MenuEntry, type MenuHeading } from '@/ui/Menu'
import { endsText, trafficText } from './formText'

const words = strings.dock.packetMenu

/** The packets that the design offers, and those that were fired lately; choosing one fires it. */
export function RecentMenu() {
  const recent = useSimulation((state) => state.recent)
  const suggested = useSimulation((state) => state.suggested)
  const topology = useTopology()
  const offered = suggested.filter(({ from, to }) => endOf(topology, from) && endOf(topology, to))
  const entries = [
    ...listed(topology, words.suggested, offered),
    ...listed(topology, words.recent, recent),
  ]
  return (
    <Menu label={words.title} align="end" entries={entries}>
      <IconButton label={words.title} glyph="clock" disabled={entries.length === 0} />
    </Menu>
  )
}

function listed(
  topology: Topology,
  heading: string,
  forms: readonly PacketForm[],
): readonly (MenuEntry | MenuHeading)[] {
  if (forms.length === 0) return []
  return [
    { heading },
    ...forms.map((form) => ({
      label: endsText(topology, form),
      detail: trafficText(form),
      onChoose: () => {
        fire(form)
      },
    })),
  ]
}
