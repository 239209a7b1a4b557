import { setForm, simulationStore } from '@/store/simulationStore'

/** Sends the packet the other way. */
export function swapEnds(): void {
  const { form } = simulationStore.getState()
  setForm({ from: form.to, to: form.from })
}
