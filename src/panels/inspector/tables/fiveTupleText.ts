import { formatPortRange, parsePortRange, type PortRange } from '@/model/ports'
import type { Cidr } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import type { FiveTuple } from '@/model/resources/firewallPolicy'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'
import { vpcBlocks } from '@/model/resources/vpc'
import { strings } from '@/strings/strings'
import { faultOf, type CellOption, type Fault, type GridColumn } from './grid'
import { anywhere, readBlock } from './peerText'

/** The cells that say which packets a firewall rule speaks of. */
export interface TupleText {
  readonly protocol: string
  readonly source: string
  readonly destination: string
  readonly port: string
}
export type TupleColumn = keyof TupleText

const words = strings.inspection
const ANY = 'any'
const NUMBERS: Readonly<Record<string, number>> = { TCP: 6, UDP: 17, ICMP: 1, ICMPv6: 58 }
const HAVE_PORTS: ReadonlySet<number> = new Set([6, 17])

/** The columns of a 5-tuple; source ports, which few rules name, stand behind the source. */
export function tupleColumns(topology: Topology): readonly GridColumn<TupleColumn>[] {
  const blocks = blockOptions(topology)
  const protocols: readonly CellOption[] = [ANY, ...Object.keys(NUMBERS)].map((text) => ({ text }))
  return [
    { id: 'protocol', header: words.protocol, width: '62px', options: () => protocols },
    {
      id: 'source',
      header: words.source,
      width: 'auto',
      mono: true,
      placeholder: '10.0.0.0/16',
      options: () => blocks,
    },
    {
      id: 'destination',
      header: words.destination,
      width: 'auto',
      mono: true,
      placeholder: ANY,
      options: () => blocks,
    },
    { id: 'port', header: words.port, width: '66px', mono: true, placeholder: '443' },
  ]
}

export function writeTuple(match: FiveTuple): TupleText {
  const from = writePorts(match.sourcePorts)
  const source = writeBlocks(match.sources)
  return {
    protocol: match.protocols.length === 0 ? ANY : match.protocols.map(protocolWord).join(', '),
    source: match.sourcePorts.length === 0 ? source : `${source} from ${from}`,
    destination: writeBlocks(match.destinations),
    port: writePorts(match.destinationPorts),
  }
}

/** Reads the cells; ports belong to TCP and UDP alone. */
export function readTuple(text: TupleText): Result<FiveTuple, Fault<TupleColumn>> {
  const protocols = readList(text.protocol, readProtocol)
  if (!protocols.ok) return faultOf('protocol', protocols.error)
  const [sourceText = '', fromText = ''] = text.source.split(/\s+from\s+/i)
  const sources = readList(sourceText, readTextBlock)
  if (!sources.ok) return faultOf('source', sources.error)
  const sourcePorts = readList(fromText, parsePortRange)
  if (!sourcePorts.ok) return faultOf('source', sourcePorts.error)
  const destinations = readList(text.destination, readTextBlock)
  if (!destinations.ok) return faultOf('destination', destinations.error)
  const destinationPorts = readList(text.port, parsePortRange)
  if (!destinationPorts.ok) return faultOf('port', destinationPorts.error)
  const names = (ports: readonly PortRange[]) => ports.length > 0
  const portless = protocols.value.length === 0 || !protocols.value.every((n) => HAVE_PORTS.has(n))
  if (portless && names(destinationPorts.value)) return faultOf('port', words.portsNeedProtocol)
  if (portless && names(sourcePorts.value)) return faultOf('source', words.portsNeedProtocol)
  return ok({
    protocols: protocols.value,
    sources: sources.value,
    destinations: destinations.value,
    sourcePorts: sourcePorts.value,
    destinationPorts: destinationPorts.value,
  })
}

/** Empty text and `any` are the empty list, which means any. */
function readList<Item>(
  text: string,
  read: (part: string) => Result<Item>,
): Result<readonly Item[]> {
  const word = text.trim()
  if (word === '' || word.toLowerCase() === ANY) return ok([])
  const items: Item[] = []
  for (const part of word.split(',')) {
    const item = read(part.trim())
    if (!item.ok) return item
    items.push(item.value)
  }
  return ok(items)
}

function readTextBlock(text: string): Result<Cidr> {
  const block = readBlock(text)
  return block.ok ? block : fail(block.error.message)
}

function readProtocol(text: string): Result<number> {
  const known = Object.entries(NUMBERS).find(([name]) => name.toLowerCase() === text.toLowerCase())
  if (known) return ok(known[1])
  const number = Number(text)
  return /^\d{1,3}$/.test(text) && number <= 255 ? ok(number) : fail(words.noProtocol(text))
}

function protocolWord(number: number): string {
  return Object.entries(NUMBERS).find(([, known]) => known === number)?.[0] ?? String(number)
}

function writeBlocks(blocks: readonly Cidr[]): string {
  return blocks.length === 0 ? ANY : blocks.join(', ')
}

function writePorts(ports: readonly PortRange[]): string {
  return ports.length === 0 ? ANY : ports.map(formatPortRange).join(', ')
}

/** Anywhere, the blocks of every VPC and of networks of one's own. */
function blockOptions(topology: Topology): readonly CellOption[] {
  const offered = (blocks: readonly Cidr[], detail: string) =>
    blocks.map((text) => ({ heading: words.blocks, text, detail, keywords: detail }))
  return [
    { heading: words.anything, text: ANY },
    ...anywhere(),
    ...resourcesOf(topology, 'vpc').flatMap((vpc) => offered(vpcBlocks(vpc), labelOf(vpc))),
    ...resourcesOf(topology, 'onPremisesNetwork').flatMap((network) =>
      offered(network.cidrBlocks, labelOf(network)),
    ),
  ]
}
