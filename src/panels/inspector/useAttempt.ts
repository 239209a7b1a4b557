import { useState } from 'react'
import type { Result } from '@/model/result'
import type { Topology } from '@/model/topology'
import { tryEdit } from './edits'

/** Makes an edit that may be refused; answers why, if it is. */
export type Attempt = (
  label: string,
  change: (topology: Topology) => Result<Topology>,
  gesture?: string,
) => string | undefined

/** Edits of one part of an inspector, and why the last one was refused. */
export function useAttempt(): { readonly fault: string | undefined; readonly attempt: Attempt } {
  const [fault, setFault] = useState<string>()
  return {
    fault,
    attempt: (label, change, gesture) => {
      const refusal = tryEdit(label, change, gesture)
      setFault(refusal)
      return refusal
    },
  }
}
