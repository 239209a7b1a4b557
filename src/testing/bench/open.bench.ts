import { compile } from '@/engine/compile/network'
import { readDiagram } from '@/interchange/diagramFile'
import { writeDiagram } from '@/interchange/writeDiagram'
import { autoLayout } from '@/layout/autoLayout'
import { geometryOf } from '@/layout/geometry'
import { wires } from '@/layout/wires'
import { validate } from '@/model/validation'
import { benchNetwork } from './benchNetwork'

const ROUNDS = 7

/** What opening a file costs, step by step, as the network grows. */
export function bench(): void {
  process.stdout.write(
    'interfaces      read    layout     wires  validate   compile   (median ms)\n',
  )
  for (const interfaces of [50, 500, 5000]) measure(interfaces)
}

function measure(interfaces: number): void {
  const topology = benchNetwork({ interfaces, rulesPerGroup: 20 })
  const layout = autoLayout(topology)
  const text = writeDiagram({ name: 'bench', topology, layout })
  const costs = [
    () => readDiagram(text),
    () => autoLayout({ ...topology }),
    () => wires(geometryOf({ ...topology }, layout)),
    () => validate({ ...topology }),
    () => compile(topology),
  ].map(medianMs)
  const columns = costs.map((cost) => cost.toFixed(1).padStart(10)).join('')
  process.stdout.write(`${String(interfaces).padEnd(10)}${columns}\n`)
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}
