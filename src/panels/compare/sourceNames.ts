import { trafficOf } from '@/layout/trafficOf'
import { diagramStore, newestDiagram } from '@/store/diagramStore'
import { PACKET_SOURCE, trafficOfForm } from '@/store/run/runTraffic'
import { simulationStore } from '@/store/simulationStore'
import { sourceName } from '../traffic/sourceText'

/** What traffic is called by, from its id. */
export function sourceNames(): (id: string) => string {
  const diagram = newestDiagram(diagramStore.getState())
  const { form } = simulationStore.getState()
  const own = trafficOf(diagram)
  const packet = trafficOfForm(diagram.topology, form)
  return (id) => {
    const source = own.find((one) => one.id === id) ?? (id === PACKET_SOURCE ? packet : undefined)
    return source ? sourceName(diagram.topology, source) : id
  }
}
