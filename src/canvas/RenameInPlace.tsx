import { useStore } from '@xyflow/react'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { cardOf } from '@/layout/drawables'
import { rename } from '@/model/edits/edit'
import { findResource, labelOf, type Resource } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { pointingStore, setPointing, usePointingStore } from '@/store/pointing'
import { strings } from '@/strings/strings'
import { announce } from './announcer'

const WIDTH = 180

/** A field over a thing's name, to write another one: Enter keeps it, Escape does not. */
export function RenameInPlace({ region }: { readonly region: RefObject<HTMLElement | null> }) {
  const id = usePointingStore(({ renaming }) => renaming)
  const resource = findResource(useTopology(), id ?? '')
  if (!resource) return null
  return <Field key={resource.id} resource={resource} region={region} />
}

function Field({
  resource,
  region,
}: {
  readonly resource: Resource
  readonly region: RefObject<HTMLElement | null>
}) {
  const [text, setText] = useState(resource.name)
  const input = useRef<HTMLInputElement>(null)
  // The field follows the camera.
  const transform = useStore((state) => state.transform)
  // What is new is drawn after the field has come.
  const card = cardOf(useTopology(), resource.id) ?? resource.id
  const node = useStore(({ nodeLookup }) => nodeLookup.get(card))
  useLayoutEffect(() => {
    const { left, top } = placeOf(region.current, card)
    if (input.current)
      Object.assign(input.current.style, { left: `${String(left)}px`, top: `${String(top)}px` })
  }, [region, card, transform, node])
  useLayoutEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const end = (keep: boolean) => {
    // Giving the focus away, as Escape does too, leaves the field a second time.
    if (pointingStore.getState().renaming !== resource.id) return
    const name = text.trim()
    if (keep && name !== resource.name) {
      editTopology(strings.steps.renameThing(labelOf(resource)), (topology) =>
        rename(topology, resource.id, name),
      )
      announce(strings.contextMenu.renamed(name === '' ? resource.id : name))
    }
    setPointing({ renaming: undefined })
  }
  const leave = (keep: boolean) => {
    end(keep)
    nodeOf(region.current, card)?.focus()
  }
  return (
    <input
      ref={input}
      type="text"
      aria-label={strings.contextMenu.newName(labelOf(resource))}
      value={text}
      placeholder={resource.id}
      autoComplete="off"
      spellCheck={false}
      {...(text === resource.name ? { 'data-settled': 'wholly' } : {})}
      className="absolute z-[7] h-[30px] rounded-control border border-selection bg-surface px-2 text-[13px] font-semibold shadow-e2 outline-none pointer-coarse:h-11 pointer-coarse:text-[16px]"
      style={{ width: WIDTH }}
      onChange={(event) => {
        setText(event.target.value)
      }}
      onBlur={() => {
        end(true)
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.stopPropagation()
        leave(event.key === 'Enter')
      }}
    />
  )
}

function nodeOf(region: HTMLElement | null, id: string): HTMLElement | null {
  const escaped = CSS.escape(id)
  return (
    region?.querySelector<HTMLElement>(`.react-flow__node[data-id="${escaped}"]`) ??
    region?.querySelector<HTMLElement>(`[data-resource-id="${escaped}"]`) ??
    null
  )
}

/** Over the name, and whole inside the drawing. */
function placeOf(region: HTMLElement | null, id: string) {
  const node = nodeOf(region, id)
  if (!region || !node) return { left: 8, top: 8 }
  const { left, top, width, height } = region.getBoundingClientRect()
  const name = (node.querySelector('.canvas-name') ?? node).getBoundingClientRect()
  return {
    left: Math.max(8, Math.min(name.left - left - 9, width - WIDTH - 8)),
    top: Math.max(8, Math.min(name.top - top - 6, height - 44)),
  }
}
