import { useTopology } from '@/store/diagramStore'
import { fire, useSimulation } from '@/store/simulationStore'
import { IconButton } from '@/ui/IconButton'
import { Menu } from '@/ui/Menu'
import { endsText, trafficText } from './formText'

/** The packets that were fired lately; choosing one fires it again. */
export function RecentMenu() {
  const recent = useSimulation((state) => state.recent)
  const topology = useTopology()
  return (
    <Menu
      label="Recent packets"
      align="end"
      entries={recent.map((form) => ({
        label: endsText(topology, form),
        detail: trafficText(form),
        onChoose: () => {
          fire(form)
        },
      }))}
    >
      <IconButton label="Recent packets" glyph="clock" disabled={recent.length === 0} />
    </Menu>
  )
}
