import type { Diagram } from '@/layout/diagram'
import { fail, ok, type Result } from '@/model/result'
import { resourcesOf, type Topology } from '@/model/topology'
import { importAwsSnapshot } from './aws/importAwsSnapshot'
import { isDiagramFile, readDiagram } from './diagramFile'
import { parseJsonText } from './jsonText'
import { EMPTY_REPORT, type ImportReport } from './report'
import { show } from './schemaFault'

export { decodeText } from './jsonText'

export interface NetworkFile {
  readonly name: string
  readonly text: string
}

export interface ReadNetwork {
  /** Without boxes where the file has none: then everything is placed by itself. */
  readonly diagram: Diagram
  readonly report: ImportReport
  readonly kind: 'packetwalk' | 'aws'
}

interface Parsed {
  readonly name: string
  readonly value: unknown
}

/** Reads dropped or named files: one Packetwalk diagram, or an AWS snapshot in any number of files. */
export function readNetwork(files: readonly NetworkFile[]): Result<ReadNetwork> {
  if (files.length === 0) return fail('There is no file to read')
  const documents: Parsed[] = []
  for (const { name, text } of files) {
    const value = parseJsonText(name, text)
    if (!value.ok) return value
    const known = refuseOtherKinds(name, value.value)
    if (!known.ok) return known
    documents.push({ name, value: value.value })
  }
  const diagram = documents.find(({ value }) => isDiagramFile(value))
  if (!diagram) return readAws(documents)
  if (documents.length > 1) {
    return fail(
      `${diagram.name} is a whole Packetwalk diagram; expected it alone, not with ${String(documents.length - 1)} more files`,
    )
  }
  const read = readDiagram(diagram.value)
  if (!read.ok) return fail(`${diagram.name}: ${read.error}`)
  return ok({ diagram: read.value, report: EMPTY_REPORT, kind: 'packetwalk' })
}

function readAws(documents: readonly Parsed[]): Result<ReadNetwork> {
  const imported = importAwsSnapshot(documents)
  if (!imported.ok) return imported
  const { topology, report } = imported.value
  const name = networkName(topology, documents)
  return ok({ diagram: { name, topology, layout: {} }, report, kind: 'aws' })
}

/** The only VPC's name, else the only file's. */
function networkName(topology: Topology, documents: readonly Parsed[]): string {
  const described = resourcesOf(topology, 'vpc').filter(({ stub }) => !stub)
  const [vpc, ...otherVpcs] = described
  if (vpc && otherVpcs.length === 0 && vpc.name !== '') return vpc.name
  const [file, ...otherFiles] = documents
  const stem = file?.name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '') ?? ''
  return otherFiles.length === 0 && stem !== '' ? stem : 'AWS network'
}

/** Kinds of file that people will try, told by what only they have. */
const OTHER_KINDS: readonly (readonly [key: string, what: string])[] = [
  ['AWSTemplateFormatVersion', 'a CloudFormation template'],
  ['terraform_version', 'Terraform output'],
  ['format_version', 'Terraform output'],
]

function refuseOtherKinds(name: string, value: unknown): Result<true> {
  const expected =
    'expected a Packetwalk diagram or what "aws ec2 describe-…" prints, such as {"Vpcs": [...]}'
  if (typeof value !== 'object' || value === null) {
    return fail(`${name} holds ${show(value)}; ${expected}`)
  }
  const kind = OTHER_KINDS.find(([key]) => Object.hasOwn(value, key))
  if (!kind) return ok(true)
  return fail(`${name} is ${kind[1]}, which is not read yet; ${expected}`)
}
