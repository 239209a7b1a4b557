import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { moveTo } from '@/canvas/moveTo'
import { pictureOf } from '@/canvas/picture'
import { readDiagram } from '@/interchange/diagramFile'
import { writeDiagram } from '@/interchange/writeDiagram'
import { ALIGNMENTS } from '@/layout/align'
import { annotationsOf } from '@/layout/annotations'
import { ANNOTATION_KINDS, EMPTY_DIAGRAM, type Diagram } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import { MARKS } from '@/layout/marked'
import { allResources, type Topology } from '@/model/topology'
import { deleteResources } from '@/panels/inspector/edits'
import { addAnnotationHere, placeAnnotation, resizeAnnotation, write } from '@/store/annotating'
import { alignSelection, distributeSelection } from '@/store/aligning'
import { duplicateSelection, pastePart, selectedPart } from '@/store/copying'
import { diagramStore } from '@/store/diagramStore'
import { toggleCollapse, toggleLock } from '@/store/holding'
import { placeAt, placeInto } from '@/store/placing'
import { PLACEMENTS, type PlaceableKind } from '@/store/placing/placements'
import { setView } from '@/store/viewStore'

/** The next number below a bound. */
type Roll = (below: number) => number
/** One thing that a person does; `moves` where it is about moving things. */
interface Deed {
  readonly name: string
  readonly moves?: boolean
  readonly run: (roll: Roll) => void
}

const KINDS = Object.keys(PLACEMENTS) as PlaceableKind[]
/** So many resources are worked with at once; beyond it more is deleted than added. */
const ENOUGH = 90

const now = (): Diagram => diagramStore.getState().diagram

function everything(): readonly string[] {
  const { topology } = now()
  const drawn = drawingOf(topology).things.map(({ id }) => id)
  return [...drawn, ...Object.keys(annotationsOf(now()))]
}

function some<T>(all: readonly T[], roll: Roll): T | undefined {
  return all[roll(Math.max(1, all.length))]
}

function selectSome(roll: Roll): readonly string[] {
  const all = everything()
  const count = 1 + roll(3)
  const selection = Array.from({ length: count }, () => some(all, roll)).flatMap((id) => id ?? [])
  setView({ selection })
  return selection
}

const ADDING: readonly Deed[] = [
  {
    name: 'place by key',
    run: (roll) => {
      selectSome(roll)
      placeInto(some(KINDS, roll) ?? 'vpc')
    },
  },
  {
    name: 'place by hand',
    run: (roll) => {
      placeAt(some(KINDS, roll) ?? 'vpc', { x: roll(1600) - 200, y: roll(1200) - 200 })
    },
  },
  {
    name: 'duplicate',
    run: (roll) => {
      selectSome(roll)
      duplicateSelection()
    },
  },
  {
    name: 'paste',
    run: (roll) => {
      selectSome(roll)
      const part = selectedPart()
      selectSome(roll)
      if (part) pastePart(part)
    },
  },
]

const CHANGING: readonly Deed[] = [
  {
    name: 'move',
    moves: true,
    run: (roll) => {
      const { shown } = pictureOf(now())
      const moves = selectSome(roll).flatMap((id) => {
        const box = annotationsOf(now())[id] ?? shown[id]
        return box ? [{ id, x: box.x + roll(240) - 120, y: box.y + roll(240) - 120 }] : []
      })
      moveTo(moves)
    },
  },
  {
    name: 'align',
    moves: true,
    run: (roll) => {
      selectSome(roll)
      alignSelection(some(ALIGNMENTS, roll) ?? 'left')
      distributeSelection(roll(2) === 0 ? 'x' : 'y')
    },
  },
  {
    name: 'add a note or a frame',
    run: (roll) => {
      const kind = some(ANNOTATION_KINDS, roll) ?? 'note'
      if (roll(2) === 0) placeAnnotation(kind, { x: roll(900), y: roll(900) })
      else addAnnotationHere(kind)
    },
  },
  {
    name: 'write or resize a note',
    run: (roll) => {
      const id = some(Object.keys(annotationsOf(now())), roll)
      if (id === undefined) return
      const box = { x: roll(500), y: roll(500), width: 80 + roll(300), height: 60 + roll(300) }
      if (roll(3) === 0) resizeAnnotation(id, box)
      else write(id, ['', 'two\nlines', 'ask "who" & <why>'][roll(3)] ?? '')
    },
  },
  {
    name: 'lock',
    run: (roll) => {
      selectSome(roll)
      toggleLock()
    },
  },
  {
    name: 'collapse',
    run: (roll) => {
      selectSome(roll)
      toggleCollapse()
    },
  },
]

const DELETING: Deed = {
  name: 'delete',
  run: (roll) => {
    const ids =
      roll(3) === 0 ? allResources(now().topology).map(({ id }): string => id) : everything()
    const id = some(ids, roll)
    if (id !== undefined) deleteResources([id])
  },
}

function nextDeed(roll: Roll): Deed {
  const deeds = allResources(now().topology).length > ENOUGH ? [DELETING] : ADDING
  const dice = roll(10)
  if (dice < 5) return some(deeds, roll) ?? DELETING
  return dice === 5 ? DELETING : (some(CHANGING, roll) ?? DELETING)
}

/** Numbers that are the same in every run. */
function rolls(seed: number, count: number): Roll {
  const numbers = fc.sample(fc.noBias(fc.nat()), { seed, numRuns: count })
  let at = 0
  return (below) => {
    at += 1
    return (numbers[at % numbers.length] ?? 0) % below
  }
}

beforeEach(() => {
  diagramStore.getState().open(EMPTY_DIAGRAM)
  setView({ selection: [], writing: undefined })
})

/** Room for machines that do other things beside. */
const TIMEOUT = { timeout: 180_000 }

describe('a thousand edits of any kind', () => {
  it.each([1, 2])(
    'are undone to the start and redone to the end, byte for byte',
    TIMEOUT,
    (seed) => {
      const roll = rolls(seed, 20_000)
      const { edit: _edit, undo, redo } = diagramStore.getState()
      const texts = [writeDiagram(now())]
      while (texts.length <= 1000) {
        const before = now()
        const steps = diagramStore.getState().past.length
        const deed = nextDeed(roll)
        deed.run(roll)
        expect(brokenIn(now()), `after ${deed.name}, step ${String(texts.length)}`).toEqual([])
        const made = diagramStore.getState().past.length - steps
        // Two edits of one deed, and one that goes on with the one before, are compared as they end.
        if (now() === before || made > 1)
          while (texts.length < diagramStore.getState().past.length) texts.push('')
        texts[diagramStore.getState().past.length] = writeDiagram(now())
        texts.length = diagramStore.getState().past.length + 1
      }
      const end = texts.length - 1
      expect(diagramStore.getState().past).toHaveLength(end)
      const differs = (step: number): boolean =>
        texts[step] !== '' && writeDiagram(now()) !== texts[step]
      const wrong: string[] = []
      for (let step = end - 1; step >= 0; step -= 1) {
        undo()
        if (differs(step)) wrong.push(`undone to ${String(step)}`)
      }
      expect(now()).toBe(EMPTY_DIAGRAM)
      for (let step = 1; step <= end; step += 1) {
        redo()
        if (differs(step)) wrong.push(`redone to ${String(step)}`)
      }
      expect(wrong).toEqual([])
      const read = readDiagram(texts[end])
      expect(read.ok && writeDiagram(read.value)).toBe(texts[end])
    },
  )

  it.each([3, 4, 5, 6, 7, 8])(
    'move nothing by themselves but what makes room for what grows',
    TIMEOUT,
    (seed) => {
      const roll = rolls(seed, 20_000)
      for (let step = 0; step < 500; step += 1) {
        const before = now()
        const deed = nextDeed(roll)
        deed.run(roll)
        const moved = deed.moves === true ? [] : movedIn(before, now())
        expect(moved, `by ${deed.name}, step ${String(step)}`).toEqual([])
      }
    },
  )
})

/** What is not as it has to be in every diagram. */
function brokenIn(diagram: Diagram): readonly string[] {
  const { topology, layout } = diagram
  const { byId } = drawingOf(topology)
  const written = annotationsOf(diagram)
  const isThere = (id: string): boolean => byId.has(id) || Object.hasOwn(written, id)
  const { shown } = pictureOf(diagram)
  return [
    ...MARKS.flatMap((mark) => (diagram[mark] ?? []).filter((id) => !isThere(id))),
    ...MARKS.filter((mark) => diagram[mark]?.length === 0),
    ...Object.entries(written).flatMap(([key, { id }]) => (key === id ? [] : [key])),
    ...[...byId.keys()].filter((id) => shown[id] === undefined),
    ...Object.entries(layout).flatMap(([id, { x, y, width, height }]) =>
      [x, y, width, height].every(Number.isFinite) ? [] : [id],
    ),
    ...danglingIn(topology),
  ]
}

/** Ids that something speaks of as if they were there. A blackhole or a stale rule says that they are not. */
function danglingIn(topology: Topology): readonly string[] {
  const known = new Set(allResources(topology).map(({ id }): string => id))
  const isId = (text: string): boolean =>
    /^(vpc|subnet|eni|i|nat|igw|eigw)-[0-9a-f]{8,17}$/.test(text)
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (isId(value) && !known.has(value)) found.push(value)
      return
    }
    if (typeof value !== 'object' || value === null) return
    if (
      ('blackhole' in value && value.blackhole === true) ||
      ('stale' in value && value.stale === true)
    )
      return
    Object.values(value).forEach(walk)
  }
  allResources(topology).forEach(walk)
  return found
}

/** Untouched things whose place in their container changed, though nothing beside them grew. */
function movedIn(before: Diagram, after: Diagram): readonly string[] {
  const [was, is] = [pictureOf(before), pictureOf(after)]
  const grew = new Set(
    after === before
      ? []
      : is.drawing.things.flatMap(({ id, kind, parentId }) => {
          const [old, box] = [was.layout[id], is.layout[id]]
          const isNewZone = !old && kind === 'zone'
          if (isNewZone) return [`border of ${String(parentId)}`]
          if (!old || !box || (box.width <= old.width && box.height <= old.height)) return []
          return [String(parentId), `border of ${id}`]
        }),
  )
  return is.drawing.things.flatMap(({ id, kind, parentId }) => {
    const [old, box] = [was.layout[id], is.layout[id]]
    const sameHome = was.drawing.byId.get(id)?.parentId === parentId
    const stays = !old || !box || !sameHome || (old.x === box.x && old.y === box.y)
    // A tile on the lower border of a VPC that grows stays on its border, and with its street when a
    // zone more makes that move.
    const onBorder = kind === 'gateway' || kind === 'endpoint'
    const rides = onBorder && grew.has(`border of ${String(parentId)}`)
    return stays || rides || grew.has(String(parentId)) ? [] : [`${kind} ${id}`]
  })
}
