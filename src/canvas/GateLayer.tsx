import { useMemo } from 'react'
import { drawingOf } from '@/layout/drawables'
import { gateOf, type Geometry } from '@/layout/geometry'
import { findOf, networkAclOf } from '@/model/topology'
import { useView } from '@/store/viewStore'
import { DEPTH } from './canvasNode'
import { InDrawing } from './InDrawing'
import { describeGate } from './content/describeGate'
import { Gate } from './nodes/Gate'

/** The network ACLs on the subnets' borders; over the trails, so that a packet goes through them. */
export function GateLayer({ geometry }: { readonly geometry: Geometry }) {
  const shown = useView(({ layers }) => layers.acls)
  const gates = useMemo(() => gatesOf(geometry), [geometry])
  if (!shown) return null
  return (
    <InDrawing>
      <div className="absolute top-0 left-0" style={{ zIndex: DEPTH.gate }}>
        {gates.map(({ subnetId, content, x, y }) => (
          <Gate key={subnetId} gate={content} subnetId={subnetId} x={x} y={y} />
        ))}
      </div>
    </InDrawing>
  )
}

function gatesOf(geometry: Geometry) {
  const { topology } = geometry
  return drawingOf(topology).things.flatMap(({ id, kind }) => {
    const subnet = kind === 'subnet' ? findOf(topology, 'subnet', id) : undefined
    const acl = subnet && networkAclOf(topology, subnet)
    const gate = gateOf(geometry, id)
    if (!acl || !gate || geometry.folded.into.has(id)) return []
    return [
      { subnetId: id, content: describeGate(topology, acl), x: gate.centre.x, y: gate.centre.y },
    ]
  })
}
