import { runStore } from '../run/runStore'
import { setWalkPredicting } from '../simulationStore'
import { predictStore } from './predictStore'

/** What a run with predictions does with the hand's answer, once runs are there. */
interface RunHands {
  readonly reveal: () => void
  readonly goOn: () => void
}

let hands: RunHands | undefined

/** Asks before each decision from now on, of the single packet and of a run; or no more. */
export function setPredicting(predicting: boolean): void {
  setWalkPredicting(predicting)
  runStore.setState({ predicting })
  if (!predicting) predictStore.setState({ inRun: undefined })
  void askInRuns()
}

/** Runs bring an engine of their own, which is not fetched for the single packet's sake before it is needed. */
async function askInRuns(): Promise<void> {
  const { startAskingInRuns, stopAskingInRuns } = await import('./inRun')
  if (runStore.getState().predicting) startAskingInRuns()
  else stopAskingInRuns()
}

/** Lets a run that is open answer for itself. */
export function setRunHands(next: RunHands | undefined): void {
  hands = next
}

export function revealInRun(): void {
  hands?.reveal()
}

export function goOnInRun(): void {
  hands?.goOn()
}
