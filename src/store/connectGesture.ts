import type { PointerEvent as ReactPointerEvent } from 'react'
import { drawingOf } from '@/layout/drawables'
import type { RulePlace } from '@/model/connecting/connection'
import type { SecurityGroupRuleId } from '@/model/resources/securityGroup'
import { cancelConnecting, type Spot } from './connecting'
import { diagramStore } from './diagramStore'
import { late } from './late'

/** What comes of the gesture. */
export const connectingHand = late(() => import('./connectingHand'))

/** So far the hand moves before a press becomes a drag. */
const DRAG_DISTANCE = 5

/** Marks an element as a resource that others can be dropped on, and lets it be dragged to them. */
export function connects(id: string) {
  return {
    'data-connect': id,
    onPointerDown: (event: ReactPointerEvent) => {
      if (event.button === 0) followHand(id, event)
    },
  }
}

/** Marks a rule table of a security group, whose rows name their rule. */
export function takesReferences(groupId: string, direction: RulePlace['direction']) {
  return { 'data-connect-rules': groupId, 'data-direction': direction }
}

function followHand(id: string, start: ReactPointerEvent): void {
  const { clientX: x, clientY: y, pointerId } = start
  let dragging = false
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return
    const distance = Math.hypot(event.clientX - x, event.clientY - y)
    if (!dragging && distance < DRAG_DISTANCE) return
    if (!dragging) {
      dragging = true
      document.body.classList.add('is-connecting')
      connectingHand.use(({ startConnecting }) => {
        startConnecting(id, { x, y })
      })
    }
    aim(event)
  }
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return
    end()
    if (!dragging) return
    swallowClick()
    aim(event)
    connectingHand.use(({ finishConnecting }) => {
      finishConnecting()
    })
  }
  const giveUp = (): void => {
    end()
    if (dragging) connectingHand.use(cancelConnecting)
  }
  const key = (event: KeyboardEvent): void => {
    if (!dragging || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    window.addEventListener('pointerup', swallowClick, { once: true })
    giveUp()
  }
  const end = (): void => {
    document.body.classList.remove('is-connecting')
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('pointercancel', giveUp)
    window.removeEventListener('blur', giveUp)
    window.removeEventListener('keydown', key, { capture: true })
  }
  // A finger belongs to where it came down, unless it is let go.
  if (start.target instanceof Element && start.target.hasPointerCapture(pointerId)) {
    start.target.releasePointerCapture(pointerId)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', up)
  window.addEventListener('pointercancel', giveUp)
  window.addEventListener('blur', giveUp)
  window.addEventListener('keydown', key, { capture: true })
}

function aim({ clientX, clientY }: PointerEvent): void {
  const spot = spotAt(clientX, clientY)
  connectingHand.use(({ aimConnecting }) => {
    aimConnecting({ x: clientX, y: clientY }, spot)
  })
}

/** A drag that ends where it began would be taken for a click on what is dragged. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => {
    window.removeEventListener('click', swallow, { capture: true })
  }, 0)
}

function spotAt(x: number, y: number): Spot | undefined {
  const element = document.elementFromPoint(x, y)
  const table = element?.closest<HTMLElement>('[data-connect-rules]')
  if (element && table) return { ids: [], rule: ruleAt(element, table) }
  const ids = element ? idsFrom(element) : []
  return ids.length === 0 ? undefined : { ids }
}

function ruleAt(element: Element, { dataset }: HTMLElement): RulePlace {
  const ruleId =
    element.closest('[data-column=peer]') &&
    element.closest<HTMLElement>('[data-rule]')?.dataset['rule']
  return {
    groupId: dataset['connectRules'] ?? '',
    direction: dataset['direction'] === 'egress' ? 'egress' : 'ingress',
    ...(ruleId ? { ruleId: ruleId as SecurityGroupRuleId } : {}),
  }
}

/** From the mark that is hit outward: its resource, what it stands on, and what contains that. */
function idsFrom(element: Element): readonly string[] {
  const { byId } = drawingOf(diagramStore.getState().diagram.topology)
  const ids: string[] = []
  const note = (id: string | undefined): void => {
    if (id !== undefined && !ids.includes(id)) ids.push(id)
  }
  for (const mark of marksFrom(element)) {
    note(mark.dataset['connect'])
    note(mark.dataset['connectOn'])
    let thing = byId.get(mark.dataset['connectOn'] ?? mark.dataset['id'] ?? '')
    while (thing) {
      note(thing.resourceId)
      thing = thing.parentId === undefined ? undefined : byId.get(thing.parentId)
    }
  }
  return ids
}

function marksFrom(element: Element): readonly HTMLElement[] {
  const mark = element.closest<HTMLElement>('[data-connect], .react-flow__node')
  return mark ? [mark, ...(mark.parentElement ? marksFrom(mark.parentElement) : [])] : []
}
