import { updateResource } from '@/model/edits/edit'
import { addVpcBlock, addVpcIpv6Block, changeVpcBlock, removeVpcBlock } from '@/model/edits/vpc'
import { cidr, cidrEncloses, familyOf, parseCidr, prefixLengthOf, type Cidr } from '@/model/ip'
import type { VpcId } from '@/model/ids'
import { fail, ok, type Result } from '@/model/result'
import { BLOCK_PUBLIC_ACCESS_MODES } from '@/model/resources/vpc'
import {
  KIND_LABELS,
  labelOf,
  resourcesOf,
  subnetsOf,
  type ResourceKind,
  type Topology,
} from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Select } from '@/ui/Select'
import { TextField } from '@/ui/TextField'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { VpcAddresses } from '../../addresses/VpcAddresses'
import { byName } from '../../byName'
import { editResource, tryEdit } from '../edits'
import { ListEditor } from '../fields/ListEditor'
import { NoteField } from '../fields/NoteField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const words = strings.vpcs.vpc

export function VpcInspector({ resource }: InspectorProps<'vpc'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const zones = new Set(subnetsOf(topology, resource.id).map((item) => item.availabilityZone))
  return (
    <>
      <Section title={words.ipv4Blocks} help={fieldHelp('vpcBlocks')} about={words.ipv4About}>
        <ListEditor
          noun={words.ipv4Block}
          placeholder="10.1.0.0/16"
          items={resource.cidrBlocks}
          parse={readVpcBlock}
          canRemove={(_, index) => index > 0}
          onChange={(before, block) =>
            tryEdit(strings.fields.change(before, block), (topology) =>
              changeVpcBlock(topology, resource.id, before, block),
            )
          }
          onAdd={(block) =>
            block &&
            tryEdit(words.add(block, name), (topology) => addVpcBlock(topology, resource.id, block))
          }
          onRemove={(block) => removeBlock(resource.id, name, block)}
        />
      </Section>
      <Section title={words.ipv6Blocks} help={fieldHelp('vpcIpv6Blocks')} about={words.ipv6About}>
        <ListEditor
          noun={words.ipv6Block}
          proposes
          items={resource.ipv6CidrBlocks}
          parse={readIpv6Block}
          onChange={(before, block) =>
            tryEdit(strings.fields.change(before, block), (topology) =>
              ok(withIpv6Block(topology, resource.id, before, block)),
            )
          }
          onAdd={() =>
            tryEdit(words.addIpv6(name), (topology) => ok(addVpcIpv6Block(topology, resource.id)))
          }
          onRemove={(block) => removeBlock(resource.id, name, block)}
        />
      </Section>
      <VpcAddresses vpc={resource} />
      <Section title={words.settings}>
        <TextField
          label={words.region}
          help={fieldHelp('vpcRegion')}
          value={resource.region}
          mono
          onCommit={(region) => {
            if (region.trim() !== '') {
              editResource(words.regionOf(name), 'vpc', resource.id, { region: region.trim() })
            }
          }}
        />
        <Select
          label={words.publicAccess}
          help={fieldHelp('blockPublicAccess')}
          hint={words.publicAccessHint}
          value={resource.blockPublicAccess}
          options={BLOCK_PUBLIC_ACCESS_MODES.map((mode) => ({
            value: mode,
            label: words.publicAccessModes[mode],
          }))}
          onCommit={(blockPublicAccess) => {
            editResource(words.publicAccessOf(name), 'vpc', resource.id, {
              blockPublicAccess,
            })
          }}
        />
      </Section>
      <Section
        title={words.subnets}
        count={subnetsOf(topology, resource.id).length}
        about={words.inZones(zones.size)}
      >
        <ResourceLinks
          ids={subnetsOf(topology, resource.id)
            .toSorted(byName)
            .map(({ id }) => id)}
          none={words.noSubnet}
        />
      </Section>
      <Inside vpcId={resource.id} kind="securityGroup" />
      <Inside vpcId={resource.id} kind="networkAcl" />
      <Inside vpcId={resource.id} kind="routeTable" />
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Inside(props: {
  readonly vpcId: string
  readonly kind: Extract<ResourceKind, 'securityGroup' | 'networkAcl' | 'routeTable'>
}) {
  const { vpcId, kind } = props
  const inside = resourcesOf(useTopology(), kind)
    .filter((resource) => resource.vpcId === vpcId)
    .toSorted(byName)
  return (
    <Section title={strings.resources.heading(KIND_LABELS[kind])} count={inside.length}>
      <ResourceLinks ids={inside.map(({ id }) => id)} none={words.none} />
    </Section>
  )
}

function removeBlock(id: VpcId, name: string, block: Cidr) {
  return tryEdit(words.remove(block, name), (topology) => removeVpcBlock(topology, id, block))
}

function withIpv6Block(topology: Topology, id: VpcId, before: Cidr, block: Cidr): Topology {
  return updateResource(topology, 'vpc', id, ({ ipv6CidrBlocks }) => ({
    ipv6CidrBlocks: ipv6CidrBlocks.map((item) => (item === before ? block : item)),
  }))
}

const REFUSED = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].map(cidr)

/** A block that AWS takes for a VPC (VPC-01, VPC-02). */
function readVpcBlock(text: string): Result<Cidr> {
  const block = parseCidr(text)
  if (!block.ok) return block
  if (familyOf(block.value) === 6) return fail(words.isIpv6(block.value))
  const length = prefixLengthOf(block.value)
  if (length < 16 || length > 28) {
    return fail(length < 16 ? words.tooLarge(length) : words.tooSmall(length))
  }
  const refused = REFUSED.find((range) => cidrEncloses(range, block.value))
  return refused ? fail(words.refused(refused)) : block
}

/** Sizes /44 to /60 in steps of 4 (VPC-14). */
function readIpv6Block(text: string): Result<Cidr> {
  const block = parseCidr(text)
  if (!block.ok) return block
  if (familyOf(block.value) === 4) return fail(words.isIpv4(block.value))
  const length = prefixLengthOf(block.value)
  return length >= 44 && length <= 60 && length % 4 === 0
    ? block
    : fail(words.notIpv6Size(block.value))
}
