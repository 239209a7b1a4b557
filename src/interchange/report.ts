/** What can be said of an import besides the network itself; nothing is dropped in silence. */
export const NOTE_KINDS = [
  'incomplete',
  'contradiction',
  'unknown',
  'notModelled',
  'assumed',
  'stub',
  'leftOut',
  'ignored',
] as const

export type NoteKind = (typeof NOTE_KINDS)[number]

/** One sentence, and the ids (or keys) of everything that it is true of. */
interface ImportNote {
  readonly kind: NoteKind
  readonly message: string
  readonly ids: readonly string[]
}

export interface ImportReport {
  readonly notes: readonly ImportNote[]
}

export const EMPTY_REPORT: ImportReport = { notes: [] }

/** Gathers notes while an import runs; equal sentences become one note with all their ids. */
export interface ReportBuilder {
  readonly note: (kind: NoteKind, message: string, ...ids: readonly string[]) => void
  readonly finish: () => ImportReport
}

export function createReport(): ReportBuilder {
  const notes = new Map<string, { kind: NoteKind; message: string; ids: Set<string> }>()
  return {
    note: (kind, message, ...ids) => {
      const key = `${kind} ${message}`
      const known = notes.get(key) ?? { kind, message, ids: new Set<string>() }
      notes.set(key, known)
      for (const id of ids) known.ids.add(id)
    },
    finish: () => ({
      notes: [...notes.values()]
        .map(({ kind, message, ids }) => ({ kind, message, ids: [...ids] }))
        .toSorted((a, b) => NOTE_KINDS.indexOf(a.kind) - NOTE_KINDS.indexOf(b.kind)),
    }),
  }
}
