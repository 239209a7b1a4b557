import { updateResource } from '@/model/edits/edit'
import { addVpcBlock, addVpcIpv6Block, changeVpcBlock, removeVpcBlock } from '@/model/edits/vpc'
import { cidr, cidrEncloses, familyOf, parseCidr, prefixLengthOf, type Cidr } from '@/model/ip'
import type { VpcId } from '@/model/ids'
import { fail, ok, type Result } from '@/model/result'
import { BLOCK_PUBLIC_ACCESS_MODES } from '@/model/resources/vpc'
import { labelOf, resourcesOf, subnetsOf, type ResourceKind, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Select } from '@/ui/Select'
import { TextField } from '@/ui/TextField'
import { fieldHelp } from '../../fieldHelp'
import { VpcAddresses } from '../../addresses/VpcAddresses'
import { byName } from '../../byName'
import { editResource, tryEdit } from '../edits'
import { ListEditor } from '../fields/ListEditor'
import { NoteField } from '../fields/NoteField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const BPA_LABELS = {
  off: 'Off',
  'block-bidirectional': 'Block both directions',
  'block-ingress': 'Block inbound',
} as const

export function VpcInspector({ resource }: InspectorProps<'vpc'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const zones = new Set(subnetsOf(topology, resource.id).map((item) => item.availabilityZone))
  return (
    <>
      <Section
        title="IPv4 blocks"
        help={fieldHelp('vpcBlocks')}
        about="/16 to /28. Every route table has a local route for each; the first one is primary and stays."
      >
        <ListEditor
          noun="IPv4 block"
          placeholder="10.1.0.0/16"
          items={resource.cidrBlocks}
          parse={readVpcBlock}
          canRemove={(_, index) => index > 0}
          onChange={(before, block) =>
            tryEdit(`Change ${before} to ${block}`, (topology) =>
              changeVpcBlock(topology, resource.id, before, block),
            )
          }
          onAdd={(block) =>
            block &&
            tryEdit(`Add ${block} to ${name}`, (topology) =>
              addVpcBlock(topology, resource.id, block),
            )
          }
          onRemove={(block) => removeBlock(resource.id, name, block)}
        />
      </Section>
      <Section
        title="IPv6 blocks"
        help={fieldHelp('vpcIpv6Blocks')}
        about="Amazon gives a /56. IPv6 addresses are public ones; routes decide who reaches them."
      >
        <ListEditor
          noun="IPv6 block"
          proposes
          items={resource.ipv6CidrBlocks}
          parse={readIpv6Block}
          onChange={(before, block) =>
            tryEdit(`Change ${before} to ${block}`, (topology) =>
              ok(withIpv6Block(topology, resource.id, before, block)),
            )
          }
          onAdd={() =>
            tryEdit(`Add an IPv6 block to ${name}`, (topology) =>
              ok(addVpcIpv6Block(topology, resource.id)),
            )
          }
          onRemove={(block) => removeBlock(resource.id, name, block)}
        />
      </Section>
      <VpcAddresses vpc={resource} />
      <Section title="Settings">
        <TextField
          label="Region"
          help={fieldHelp('vpcRegion')}
          value={resource.region}
          mono
          onCommit={(region) => {
            if (region.trim() !== '') {
              editResource(`Region of ${name}`, 'vpc', resource.id, { region: region.trim() })
            }
          }}
        />
        <Select
          label="Block Public Access"
          help={fieldHelp('blockPublicAccess')}
          hint="The account’s switch: it stops internet traffic whatever routes and rules allow."
          value={resource.blockPublicAccess}
          options={BLOCK_PUBLIC_ACCESS_MODES.map((mode) => ({
            value: mode,
            label: BPA_LABELS[mode],
          }))}
          onCommit={(blockPublicAccess) => {
            editResource(`Block Public Access of ${name}`, 'vpc', resource.id, {
              blockPublicAccess,
            })
          }}
        />
      </Section>
      <Section
        title="Subnets"
        count={subnetsOf(topology, resource.id).length}
        about={`In ${String(zones.size)} Availability ${zones.size === 1 ? 'Zone' : 'Zones'}.`}
      >
        <ResourceLinks
          ids={subnetsOf(topology, resource.id)
            .toSorted(byName)
            .map(({ id }) => id)}
          none="No subnet yet."
        />
      </Section>
      <Inside vpcId={resource.id} kind="securityGroup" title="Security groups" />
      <Inside vpcId={resource.id} kind="networkAcl" title="Network ACLs" />
      <Inside vpcId={resource.id} kind="routeTable" title="Route tables" />
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Inside(props: {
  readonly vpcId: string
  readonly kind: Extract<ResourceKind, 'securityGroup' | 'networkAcl' | 'routeTable'>
  readonly title: string
}) {
  const { vpcId, kind, title } = props
  const inside = resourcesOf(useTopology(), kind)
    .filter((resource) => resource.vpcId === vpcId)
    .toSorted(byName)
  return (
    <Section title={title} count={inside.length}>
      <ResourceLinks ids={inside.map(({ id }) => id)} none="None." />
    </Section>
  )
}

function removeBlock(id: VpcId, name: string, block: Cidr) {
  return tryEdit(`Remove ${block} from ${name}`, (topology) => removeVpcBlock(topology, id, block))
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
  if (familyOf(block.value) === 6) return fail(`${block.value} is IPv6; this is an IPv4 block`)
  const length = prefixLengthOf(block.value)
  if (length < 16 || length > 28) {
    return fail(
      `A VPC’s block is /16 to /28; /${String(length)} is too ${length < 16 ? 'large' : 'small'}`,
    )
  }
  const refused = REFUSED.find((range) => cidrEncloses(range, block.value))
  return refused ? fail(`AWS refuses blocks of ${refused}`) : block
}

/** Sizes /44 to /60 in steps of 4 (VPC-14). */
function readIpv6Block(text: string): Result<Cidr> {
  const block = parseCidr(text)
  if (!block.ok) return block
  if (familyOf(block.value) === 4) return fail(`${block.value} is IPv4; this is an IPv6 block`)
  const length = prefixLengthOf(block.value)
  return length >= 44 && length <= 60 && length % 4 === 0
    ? block
    : fail(`A VPC’s IPv6 block is /44 to /60 in steps of 4; ${block.value} is not`)
}
