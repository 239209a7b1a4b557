import { useReactFlow } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { setPointing, type Spot } from '@/store/pointing'
import { meantBy } from './chosen'
import { vpcAt } from './vpcAt'

/** Keeps what the hand points at in the store: for what is pasted or added there, and for menus. */
export function useSpots(region: RefObject<HTMLElement | null>): void {
  const { screenToFlowPosition } = useReactFlow()
  useEffect(() => {
    const element = region.current
    if (!element) return undefined
    const spotOf = ({ clientX: x, clientY: y, target }: MouseEvent): Spot => {
      const point = screenToFlowPosition({ x, y })
      return { point, screen: { x, y }, id: idOf(target) ?? vpcAt(point), thing: thingOf(target) }
    }
    const follow = (event: MouseEvent): void => {
      setPointing({ pointer: spotOf(event) })
    }
    const leave = (): void => {
      setPointing({ pointer: undefined })
    }
    const ask = (event: MouseEvent): void => {
      setPointing({ menu: spotOf(event) })
    }
    const press = (event: PointerEvent): void => {
      // A long press asks for the menu where the finger went down.
      if (event.pointerType !== 'mouse') ask(event)
    }
    // Whoever goes by keys has put the mouse down, wherever it lies.
    const forget = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches(':focus-visible')) leave()
    }
    element.addEventListener('focusin', forget)
    element.addEventListener('pointermove', follow)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('pointerdown', press, { capture: true })
    element.addEventListener('contextmenu', ask, { capture: true })
    return () => {
      element.removeEventListener('focusin', forget)
      element.removeEventListener('pointermove', follow)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('pointerdown', press, { capture: true })
      element.removeEventListener('contextmenu', ask, { capture: true })
    }
  }, [region, screenToFlowPosition])
}

/** What an element of the drawing stands for: a gate, a tab, a chip, or the thing itself. */
function idOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined
  const part = target.closest<HTMLElement>('[data-resource-id]')
  if (part) return part.dataset['resourceId']
  const thing = thingOf(target)
  return thing === undefined ? undefined : meantBy(thing)
}

function thingOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined
  return target.closest<HTMLElement>('.react-flow__node')?.dataset['id']
}
