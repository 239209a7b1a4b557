import { compile, type CompiledNetwork } from '@/engine/compile/network'
import { traceProbe } from '@/engine/traceProbe'
import { benchNetwork } from './benchNetwork'
import { plainVerdict } from './plainEvaluator'

/** Pairs of interfaces asked about, far enough apart to be in different subnets. */
const PAIRS = 64
const ROUNDS = 15

/** One whole trace both ways beside the plain evaluator, and how its cost grows. */
export function bench(): void {
  process.stdout.write('one connection, both ways, TCP 443; medians of interleaved rounds\n')
  compare()
  process.stdout.write('\ninterfaces (60 rules a group)   µs a trace   compile ms\n')
  for (const interfaces of [10, 100, 1000, 10_000])
    grow({ interfaces, rulesPerGroup: 60 }, interfaces)
  process.stdout.write('\nrules a group (300 interfaces)  µs a trace   compile ms\n')
  for (const rulesPerGroup of [1, 10, 60, 250, 1000]) {
    grow({ interfaces: 300, rulesPerGroup }, rulesPerGroup)
  }
}

function compare(): void {
  const topology = benchNetwork({ interfaces: 300, rulesPerGroup: 60 })
  const network = compile(topology)
  const verdicts: number[] = []
  const evidence: number[] = []
  const plain: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    verdicts.push(timePairs(300, (from, to) => trace(network, from, to), 20))
    evidence.push(timePairs(300, (from, to) => traceWithEvidence(network, from, to), 4))
    plain.push(timePairs(300, (from, to) => plainVerdict(topology, from, to, 443), 1))
  }
  const [fast, full, slow] = [median(verdicts), median(evidence), median(plain)]
  const line = (what: string, cost: number) =>
    process.stdout.write(`${what.padEnd(46)}${cost.toFixed(1).padStart(10)} µs\n`)
  line('trace (300 interfaces, 60 rules a group)', fast)
  line('trace with every rule turned down in words', full)
  line('plain evaluator, ipaddr.js for every rule', slow)
  process.stdout.write(`ratio plain / trace: ${(slow / fast).toFixed(0)}\n`)
}

function grow(size: { interfaces: number; rulesPerGroup: number }, label: number): void {
  const topology = benchNetwork(size)
  const started = performance.now()
  const network = compile(topology)
  const compiling = performance.now() - started
  const costs: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    costs.push(timePairs(size.interfaces, (from, to) => trace(network, from, to), 20))
  }
  const cost = median(costs).toFixed(1).padStart(12)
  process.stdout.write(`${String(label).padEnd(30)}${cost}${compiling.toFixed(1).padStart(13)}\n`)
}

function trace(network: CompiledNetwork, from: string, to: string) {
  const result = traceProbe(network, {
    id: 'bench',
    from: { eni: from },
    to: { eni: to },
    protocol: 'tcp',
    port: 443,
  })
  if (!result.ok || result.value.verdict !== 'allow')
    throw new Error(`${from} does not reach ${to}`)
  return result.value
}

function traceWithEvidence(network: CompiledNetwork, from: string, to: string): number {
  return trace(network, from, to).steps.reduce((sum, step) => sum + step.turnedDown().length, 0)
}

/** Microseconds a call, over pairs of interfaces in different subnets. */
function timePairs(
  interfaces: number,
  ask: (from: string, to: string) => unknown,
  repeat: number,
): number {
  const started = performance.now()
  for (let again = 0; again < repeat; again++) {
    for (let n = 0; n < PAIRS; n++) {
      ask(`eni-${String(n % interfaces)}`, `eni-${String((n + 7) % interfaces)}`)
    }
  }
  return ((performance.now() - started) * 1000) / (PAIRS * repeat)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
