import { useTopology } from '@/store/diagramStore'
import { fire, useSimulation } from '@/store/simulationStore'
import { IconButton } from '@/ui/IconButton'
import { Menu } from '@/ui/Menu'
import { strings } from '@/strings/strings'
import { endsText, trafficText } from './formText'

const words = strings.dock.form

/** The packets that were fired lately; choosing one fires it again. */
export function RecentMenu() {
  const recent = useSimulation((state) => state.recent)
  const topology = useTopology()
  return (
    <Menu
      label={words.recent}
      align="end"
      entries={recent.map((form) => ({
        label: endsText(topology, form),
        detail: trafficText(form),
        onChoose: () => {
          fire(form)
        },
      }))}
    >
      <IconButton label={words.recent} glyph="clock" disabled={recent.length === 0} />
    </Menu>
  )
}
