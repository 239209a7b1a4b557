import type { RefObject } from 'react'
import type { Geometry } from '@/layout/geometry'
import { ConnectLine } from './connect/ConnectLine'
import { GroupLayer } from './groups/GroupLayer'
import { DropHint } from './place/DropHint'
import { Placing } from './place/Placing'
import { usePlacing } from './place/usePlacing'
import { RelatedLayer } from './related/RelatedLayer'
import { RenameInPlace } from './RenameInPlace'
import { SnapLayer } from './SnapLayer'
import { useCanvasKeys } from './useCanvasKeys'
import { useMarqueeEscape } from './useMarqueeEscape'

interface HandsProps {
  readonly region: RefObject<HTMLElement | null>
  readonly geometry: Geometry
}

/** Placing, moving, naming by hand and by keys, what is shown meanwhile, and what lights up under the hand. */
export function Hands({ region, geometry }: HandsProps) {
  useCanvasKeys(region)
  usePlacing(region)
  useMarqueeEscape()
  return (
    <>
      <GroupLayer geometry={geometry} />
      <RelatedLayer geometry={geometry} />
      <SnapLayer />
      <Placing region={region} geometry={geometry} />
      <DropHint geometry={geometry} />
      <ConnectLine region={region} geometry={geometry} />
      <RenameInPlace region={region} />
    </>
  )
}
