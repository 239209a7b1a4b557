import { compile, type CompiledNetwork } from '@/engine/compile/network'
import { endOfResource } from '@/engine/endOf'
import { describeStep } from '@/engine/explain/steps'
import { describeTrace } from '@/engine/explain'
import { describeTurnedDown } from '@/engine/explain/rules'
import { flowLogRecords } from '@/engine/flowLog'
import { DEFAULT_FORMAT, parseFlowLogFormat } from '@/engine/flowLog/fields'
import {
  flowLogRecordFields,
  formatFlowLogRecord,
  type FlowLogContext,
} from '@/engine/flowLog/record'
import { answerOf } from '@/engine/probe'
import type { End, Probe } from '@/engine/probeTypes'
import type { ConnectionTrace, Step } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { parseIp } from '@/model/ip'
import { allResources, findResource, type Topology } from '@/model/topology'
import { hasPorts, PROTOCOL_NUMBERS, protocolOf, type Protocol } from '@/model/traffic'
import { BadInput, orBadInput } from './faults'
import { loadNetwork } from './files'

export interface TraceOptions {
  readonly network: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly protocol: string | undefined
  readonly port: string | undefined
  readonly srcPort: string | undefined
  readonly flowLog: boolean
  readonly flowLogFormat: string | undefined
  readonly json: boolean
}

/** One connection, checkpoint by checkpoint, with every rule considered. */
export function traceCommand(options: TraceOptions): string {
  const network = compile(loadNetwork(options.network).diagram.topology)
  const protocol = protocolArgument(options.protocol ?? 'tcp')
  const port = portArgument('--port', options.port)
  const srcPort = portArgument('--src-port', options.srcPort)
  if (hasPorts(protocol) && port === undefined) {
    throw new BadInput('--port is missing; TCP and UDP need a port from 0 to 65535')
  }
  const probe: Probe = {
    id: 'trace',
    from: endArgument(network.topology, '--from', options.from),
    to: endArgument(network.topology, '--to', options.to),
    protocol,
    ...(port === undefined ? {} : { port }),
    ...(srcPort === undefined ? {} : { srcPort }),
  }
  const format =
    options.flowLogFormat === undefined
      ? DEFAULT_FORMAT
      : orBadInput(parseFlowLogFormat(options.flowLogFormat), '--flow-log-format: ')
  const trace = orBadInput(traceProbe(network, probe))
  const records = options.flowLog ? flowLogRecords(network, trace, UNTOLD) : []
  if (!options.json) {
    const lines = records.map((record) => `${formatFlowLogRecord(record, format)}\n`)
    return options.flowLog ? lines.join('') : textOf(network, trace)
  }
  const answer = answerOf(network, probe.id, trace)
  const flowLog = records.map((record) => flowLogRecordFields(record, format))
  return `${JSON.stringify(options.flowLog ? { ...answer, flowLog } : answer, undefined, 1)}\n`
}

/** What a network does not say of a flow log: one packet in the first minute, in nobody's account. */
const UNTOLD: FlowLogContext = { accountId: '', start: 0, end: 60, packets: 1, bytes: 40 }

/** An end by id, name or address. */
function endArgument(topology: Topology, option: string, text: string | undefined): End {
  if (text === undefined)
    throw new BadInput(`${option} is missing; expected an id, name or address`)
  const address = parseIp(text)
  if (address.ok) return { ip: address.value }
  const named = findResource(topology, text)
  const candidates = named ? [named] : allResources(topology).filter(({ name }) => name === text)
  // A load balancer and its target group may well have one name.
  const end = candidates.map((resource) => endOfResource(resource)).find((found) => found)
  if (end) return end
  throw new BadInput(
    `${option} ${text} is no instance, network interface, load balancer, endpoint or address of this network`,
  )
}

function protocolArgument(text: string): Protocol {
  const name = text.toLowerCase()
  if (Object.hasOwn(PROTOCOL_NUMBERS, name)) return name as Protocol
  const value = Number(text)
  if (/^\d{1,3}$/.test(text) && value <= 255) return protocolOf(value)
  throw new BadInput(
    `--protocol ${text} is not known; expected tcp, udp, icmp, icmpv6 or a number to 255`,
  )
}

function portArgument(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text)
  throw new BadInput(`${option} ${text} is not a port; ports go from 0 to 65535`)
}

function textOf({ topology }: CompiledNetwork, trace: ConnectionTrace): string {
  const lines = [
    `${trace.verdict}${trace.certain ? '' : ' (not certain)'}: ${describeTrace(topology, trace)}`,
    '',
  ]
  let leg = ''
  for (const step of trace.steps) {
    if (step.leg !== leg) {
      leg = step.leg
      lines.push(leg === 'request' ? 'Request' : 'Reply')
    }
    lines.push(...stepLines(topology, step))
  }
  return `${lines.join('\n')}\n`
}

const MARKS: Readonly<Record<Step['decision'], string>> = {
  send: '●',
  allow: '✓',
  deny: '✕',
  route: '→',
  translate: '⇄',
  pass: '✓',
  deliver: '●',
}

function stepLines(topology: Topology, step: Step): readonly string[] {
  const words = describeStep(topology, step)
  const ghost = step.ghost ? ' (ghost)' : ''
  const head = [words.title, words.side, words.detail].filter((part) => part !== '').join('  ')
  const considered = step.turnedDown().map((turnedDown) => {
    const { rule, why } = describeTurnedDown(topology, turnedDown)
    return `        – ${rule}: ${why}`
  })
  return [`  ${MARKS[step.decision]} ${head}${ghost}`, `      ${words.why}`, ...considered]
}
