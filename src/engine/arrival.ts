import type { CheckpointKind, Step } from './trace'

/** Where a packet ends outside any service of AWS. */
export const ENDS: ReadonlySet<CheckpointKind> = new Set([
  'instance',
  'internetHost',
  'onPremisesNetwork',
])

/** A guest that does not listen, or does not know the connection, has been reached all the same. */
export function hasArrived({
  checkpoint,
  side,
  code,
}: Pick<Step, 'checkpoint' | 'side' | 'code'>): boolean {
  if (code !== 'NOTHING_LISTENS' && code !== 'NO_CONNECTION_STATE') return false
  return ENDS.has(checkpoint) && side === 'ingress'
}
