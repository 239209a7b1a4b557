import { proposeAddress } from '@/model/edits/proposals'
import { asId } from '@/model/ids'
import { labelOf, labelOfId, resourcesOf, subnetBlocks } from '@/model/topology'
import { drawingOf } from '@/layout/drawables'
import { useTopology } from '@/store/diagramStore'
import { movableSelection, moveIntoSubnet } from '@/store/moving'
import { strings } from '@/strings/strings'
import { setApp } from './appStore'
import { notify } from './notify'
import { Picker } from './Picker'

const words = strings.moves

/** The subnets that what is selected may move to, each with the address that would be taken. */
export function MoveToSubnet() {
  const topology = useTopology()
  const ids = movableSelection()
  const { byId } = drawingOf(topology)
  const homes = new Set(ids.map((id) => byId.get(id)?.parentId))
  const close = () => {
    setApp({ dialog: undefined })
  }
  const choices = resourcesOf(topology, 'subnet').map((subnet) => {
    const address = proposeAddress(topology, subnet.id)
    const here = homes.size === 1 && homes.has(subnet.id)
    const full = subnet.cidrBlock !== undefined && address === undefined
    const detail = here ? words.here : full ? words.full : words.takes(address ?? words.ipv6)
    return {
      id: subnet.id,
      label: labelOf(subnet),
      glyph: 'subnet' as const,
      detail,
      words: [
        ...subnetBlocks(subnet),
        subnet.availabilityZone,
        words.otherVpc(labelOfId(topology, subnet.vpcId)),
      ].join(' '),
      disabled: here || full,
    }
  })
  return (
    <Picker
      title={words.title}
      placeholder={words.placeholder}
      none={words.none}
      choices={choices}
      onClose={close}
      onPick={(id) => {
        close()
        const moved = moveIntoSubnet(ids, asId(id))
        if (!moved.ok) void notify({ text: `${moved.error}.`, fault: true })
      }}
    />
  )
}
