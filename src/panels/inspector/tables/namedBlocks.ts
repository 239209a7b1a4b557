import { hostCidr, type Cidr } from '@/model/ip'
import type { VpcId } from '@/model/ids'
import { vpcBlocks } from '@/model/resources/vpc'
import {
  findOf,
  labelOf,
  resourcesOf,
  subnetBlocks,
  subnetsOf,
  type Topology,
} from '@/model/topology'
import type { GlyphName } from '@/ui/glyphs'
import { strings } from '@/strings/strings'
import type { CellOption } from './grid'

/** A block that something of the drawing has, so that it can be called by its name. */
export interface NamedBlock {
  readonly name: string
  readonly block: Cidr
  readonly heading: string
  readonly glyph: GlyphName
}

const words = strings.tables

const HOST_GLYPHS = {
  home: 'home',
  office: 'building',
  scanner: 'target',
  website: 'window',
  server: 'server',
} as const satisfies Readonly<Record<string, GlyphName>>

/** The blocks that are near at hand: those of internet hosts, of the VPC and of its subnets. */
export function namedBlocks(topology: Topology, vpcId: VpcId): readonly NamedBlock[] {
  const vpc = findOf(topology, 'vpc', vpcId)
  return [
    ...resourcesOf(topology, 'internetHost').flatMap((host) =>
      [host.address, host.ipv6Address].flatMap((address) =>
        address === undefined
          ? []
          : [
              {
                name: labelOf(host),
                block: hostCidr(address),
                heading: words.hosts,
                glyph: HOST_GLYPHS[host.role],
              },
            ],
      ),
    ),
    ...(vpc ? vpcBlocks(vpc) : []).map((block) => ({
      name: vpc ? labelOf(vpc) : '',
      block,
      heading: words.blocks,
      glyph: 'cloud' as const,
    })),
    ...subnetsOf(topology, vpcId).flatMap((subnet) =>
      subnetBlocks(subnet).map((block) => ({
        name: labelOf(subnet),
        block,
        heading: words.blocks,
        glyph: 'subnet' as const,
      })),
    ),
  ]
}

/** What a cell offers of them: `Home (198.51.100.7/32)`. */
export function namedOptions(blocks: readonly NamedBlock[]): readonly CellOption[] {
  return blocks.map(({ name, block, heading }) => ({
    heading,
    text: `${name} (${block})`,
    keywords: `${name} ${block}`,
  }))
}

/** The block that a cell's text names: `Home`, `app-a`, `Home (198.51.100.7/32)`. */
export function blockByName(blocks: readonly NamedBlock[], text: string): Cidr | undefined {
  const word = text.trim().toLowerCase()
  const both = blocks.find(({ name, block }) => `${name} (${block})`.toLowerCase() === word)
  if (both) return both.block
  const named = blocks.filter(({ name }) => name.toLowerCase() === word)
  return named.length === 1 ? named[0]?.block : undefined
}

/** The thing of the drawing that has just this block. */
export function nameOfBlock(blocks: readonly NamedBlock[], text: string): NamedBlock | undefined {
  const word = text.trim()
  return blocks.find(({ block }) => block === word)
}
