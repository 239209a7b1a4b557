import { parseArgs } from 'node:util'
import { BadInput } from './faults'
import { lintCommand } from './lintCommand'
import { probeCommand } from './probeCommand'
import { traceCommand } from './traceCommand'

const USAGE = `Usage: npm run -s packetwalk -- COMMAND NETWORK …

  probe NETWORK PROBES [--before NETWORK] [--json]
      the verdict of each probe in the JSON file PROBES
  trace NETWORK --from A --to B [--protocol tcp] [--port 443] [--src-port N] [--json]
      one connection, checkpoint by checkpoint; A and B are ids, names or addresses
      --flow-log [--flow-log-format '\${srcaddr} …']: the VPC flow-log records that it writes
  lint NETWORK [--quota NAME=NUMBER] [--json]
      what AWS would refuse, and rules, routes and gateways that do not do what they look like

NETWORK is a Packetwalk file, an AWS snapshot, or a folder of aws ec2 describe-* outputs.
`

const OPTIONS = {
  json: { type: 'boolean', default: false },
  before: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  protocol: { type: 'string' },
  port: { type: 'string' },
  'src-port': { type: 'string' },
  'flow-log': { type: 'boolean', default: false },
  'flow-log-format': { type: 'string' },
  quota: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', default: false },
} as const

/** Runs one command line and answers with the exit code: 0 done, 2 bad input. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await write(run(args))
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

function run(args: readonly string[]): string {
  const { values, positionals } = readArguments(args)
  const [command, network, probes, ...extra] = positionals
  if (values.help) return USAGE
  if (command === undefined) throw new BadInput(USAGE.trimEnd())
  if (extra.length > 0) throw new BadInput(`"${extra[0] ?? ''}" is one argument too many`)
  if (command !== 'probe' && command !== 'trace' && command !== 'lint') {
    throw new BadInput(`there is no command "${command}"; expected probe, trace or lint`)
  }
  if (network === undefined) throw new BadInput(`${command} needs a NETWORK: a file or a folder`)
  if (command !== 'probe' && probes !== undefined) {
    throw new BadInput(`"${probes}" is one argument too many`)
  }
  if (command === 'lint') {
    return lintCommand({ network, quotas: values.quota, json: values.json })
  }
  if (command === 'trace') {
    return traceCommand({
      network,
      from: values.from,
      to: values.to,
      protocol: values.protocol,
      port: values.port,
      srcPort: values['src-port'],
      flowLog: values['flow-log'] || values['flow-log-format'] !== undefined,
      flowLogFormat: values['flow-log-format'],
      json: values.json,
    })
  }
  if (probes === undefined)
    throw new BadInput('probe needs PROBES: a JSON file with a list of them')
  return probeCommand({ network, probes, before: values.before, json: values.json })
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new BadInput(message.replace(/\s*\n\s*/g, ' '))
  }
}

/** Waits until all of it is out: a pipe takes large answers in pieces. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}
