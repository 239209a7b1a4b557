/** What a drawn thing is to the trace that is shown. */
export type TraceRole = 'none' | 'offPath' | 'onPath' | 'evaluating' | 'delivered' | 'refused'

export function useTraceRole(_id: string): TraceRole {
  return 'none'
}

export function useIsDimmed(id: string): boolean {
  return useTraceRole(id) === 'offPath'
}
