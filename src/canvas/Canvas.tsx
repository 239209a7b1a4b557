import { useRef, useState, type CSSProperties } from 'react'
import { useConnecting } from '@/store/connecting'
import { useLate } from '@/store/late'
import { usePresent } from '@/store/presentStore'
import { useSimulation } from '@/store/simulationStore'
import { LAYERS, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { canvasHands } from './canvasHands'
import { useConnect } from './connect/connectStore'
import { GroupLegend } from './islands/GroupLegend'
import { LayersIsland } from './islands/LayersIsland'
import { ZoomIsland } from './islands/ZoomIsland'
import { LiveRegion } from './LiveRegion'
import { protocolColour } from './packet/protocolColour'
import { StillDrawing } from './still/StillDrawing'
import '@xyflow/react/dist/base.css'
import './connect/connect.css'
import './canvas.css'
import './nodes/nodes.css'
import './nodes/zoomLevels.css'

/** The drawing of the network: the page's main region. */
export function Canvas() {
  const region = useRef<HTMLElement>(null)
  const protocol = useSimulation(({ firing, form }) => (firing?.form ?? form).protocol)
  const tool = useView((state) => state.tool)
  const connecting = useConnect(({ from }) => from !== undefined)
  const joining = useConnecting(({ from }) => from !== undefined)
  const minimap = useView((state) => state.minimap)
  const hidden = useView(({ layers }) => LAYERS.filter((layer) => !layers[layer]).join(' '))
  const presenting = usePresent((state) => state.presenting)
  const [focused, setFocused] = useState<string>()
  const hands = useLate(canvasHands)
  return (
    <section
      ref={region}
      aria-label={strings.drawing.label}
      data-canvas=""
      aria-busy={hands === undefined}
      data-hidden={hidden}
      data-tool={connecting ? 'connect' : tool}
      data-joining={joining ? '' : undefined}
      style={{ '--packet': protocolColour(protocol) } as CSSProperties}
      className="relative h-full w-full overflow-hidden bg-canvas"
    >
      {hands ? (
        <hands.Drawing region={region} minimap={minimap && !presenting} focused={focused} />
      ) : (
        <StillDrawing onFocus={setFocused} />
      )}
      {!presenting && (
        <>
          <LayersIsland />
          <ZoomIsland />
          <GroupLegend />
        </>
      )}
      <LiveRegion />
    </section>
  )
}
