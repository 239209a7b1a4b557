const WORDS = /\/src\/strings\/en\//

/**
 * One file for all that the first screen needs, where sharing with what comes later would make fifty of it, a
 * tenth larger together. Of the interface's words it takes the parts that its modules name; the others come with
 * whatever says them.
 */
export function firstChunk() {
  let words
  return {
    name: (id, context) => {
      if (!WORDS.test(id)) return 'first'
      words ??= wordsOf(id, context)
      return words.has(id) ? 'first' : null
    },
    tags: ['$initial'],
    // Else it would take all the words, which its modules reach through one door.
    includeDependenciesRecursively: false,
  }
}

/** The files of words that the first screen says, and what they are made with. */
function wordsOf(anyWords, context) {
  const initial = reached(entriesAbove(anyWords, context), context, () => true)
  const code = [...initial]
    .filter((id) => !WORDS.test(id))
    .map((id) => context.getModuleInfo(id)?.code ?? '')
    .join('\n')
  const named = new Set([...code.matchAll(/\bstrings\.(\w+)/g)].map(([, part]) => part))
  const parts = [...initial].filter((id) => WORDS.test(id) && named.has(partOf(id)))
  return reached(parts, context, (id) => WORDS.test(id))
}

function partOf(id) {
  return id.slice(id.lastIndexOf('/') + 1).replace(/\.ts$/, '')
}

/** The entries that import a module, however indirectly. */
function entriesAbove(id, context) {
  const above = walk([id], (each) => context.getModuleInfo(each)?.importers ?? [])
  return [...above].filter((each) => context.getModuleInfo(each)?.isEntry === true)
}

function reached(from, context, goesOn) {
  return walk(from, (id) => (context.getModuleInfo(id)?.importedIds ?? []).filter(goesOn))
}

function walk(from, next) {
  const seen = new Set(from)
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}
