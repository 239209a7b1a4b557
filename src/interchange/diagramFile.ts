import * as z from 'zod/mini'
import {
  ANNOTATION_KINDS,
  type Annotation,
  type Annotations,
  type Box,
  type Diagram,
  type Layout,
} from '@/layout/diagram'
import { RESOURCE_SCHEMAS } from '@/model/resourceSchemas'
import type { RunSettings, TrafficSource } from '@/model/trafficSource'
import { runSettingsSchema, trafficSourceSchema } from '@/model/trafficSourceSchema'
import { fail, ok, type Result } from '@/model/result'
import { RESOURCE_KINDS, type Resource, type ResourceKind, type Topology } from '@/model/topology'
import { DIAGRAM_FORMAT, DIAGRAM_VERSION } from './writeDiagram'
import { parseJsonText } from './jsonText'
import { describeFault, formatPlace, show } from './schemaFault'

const headerSchema = z.object({
  format: z.literal(DIAGRAM_FORMAT),
  version: z.int().check(z.minimum(1)),
  name: z.string(),
  topology: z.looseObject({}),
  layout: z.optional(z.looseObject({})),
  // Parts that a diagram has only where somebody made use of them; older files know nothing of them.
  annotations: z.optional(z.looseObject({})),
  locked: z.optional(z.array(z.string())),
  collapsed: z.optional(z.array(z.string())),
  traffic: z.optional(z.array(z.unknown())),
  run: z.optional(z.unknown()),
})

const extent = z.number().check(z.minimum(0))
const boxShape = { x: z.number(), y: z.number(), width: extent, height: extent }
const boxSchema = z.object(boxShape)
const annotationSchema = z.object({
  id: z.string(),
  kind: z.enum(ANNOTATION_KINDS),
  text: z.string(),
  ...boxShape,
})

/** Whether a parsed file calls itself a Packetwalk diagram, of whatever version. */
export function isDiagramFile(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'format') &&
    (value as { format: unknown }).format === DIAGRAM_FORMAT
  )
}

/**
 * Reads a diagram file, its text or the parsed value; a newer or damaged one is refused with the
 * path of the first fault.
 */
export function readDiagram(file: unknown): Result<Diagram> {
  if (typeof file !== 'string') return readValue(file)
  const value = parseJsonText('The file', file)
  return value.ok ? readValue(value.value) : value
}

function readValue(value: unknown): Result<Diagram> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail(`The file holds ${show(value)}; expected a Packetwalk diagram`)
  }
  // A newer version may have another form altogether, so its number is looked at first.
  const { version } = value as { readonly version?: unknown }
  if (typeof version === 'number' && version > DIAGRAM_VERSION) {
    return fail(
      `The file was written by a newer Packetwalk: version is ${String(version)}; this one reads up to ${String(DIAGRAM_VERSION)}`,
    )
  }
  const header = headerSchema.safeParse(value)
  if (!header.success) return fail(describeFault(header.error.issues, value, ''))
  const topology = readTopology(header.data.topology)
  if (!topology.ok) return topology
  const layout = readLayout(header.data.layout ?? {})
  if (!layout.ok) return layout
  const annotations = readAnnotations(header.data.annotations ?? {})
  if (!annotations.ok) return annotations
  const traffic = readTraffic(header.data.traffic ?? [])
  if (!traffic.ok) return traffic
  const run = readRun(header.data.run ?? {})
  if (!run.ok) return run
  const { name, locked = [], collapsed = [] } = header.data
  const hasWritten = Object.keys(annotations.value).length > 0
  return ok({
    name,
    topology: topology.value,
    layout: layout.value,
    ...(hasWritten ? { annotations: annotations.value } : {}),
    ...(locked.length > 0 ? { locked: listed(locked) } : {}),
    ...(collapsed.length > 0 ? { collapsed: listed(collapsed) } : {}),
    ...(traffic.value.length > 0 ? { traffic: traffic.value } : {}),
    ...(Object.keys(run.value).length > 0 ? { run: run.value } : {}),
  })
}

function listed(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted()
}

function readTopology(value: Readonly<Record<string, unknown>>): Result<Topology> {
  const kinds: [ResourceKind, Readonly<Record<string, Resource>>][] = []
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(RESOURCE_SCHEMAS, key)) {
      return fail(`${formatPlace('topology', [key])} is no kind of resource that is known`)
    }
  }
  for (const kind of RESOURCE_KINDS) {
    const resources = readKind(kind, value[kind] ?? {})
    if (!resources.ok) return resources
    kinds.push([kind, resources.value])
  }
  return ok(Object.fromEntries(kinds) as unknown as Topology)
}

function readKind(kind: ResourceKind, value: unknown): Result<Readonly<Record<string, Resource>>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail(`topology.${kind} is ${show(value)}; expected resources by their ids`)
  }
  const schema: z.ZodMiniType<Resource> = RESOURCE_SCHEMAS[kind]
  const resources: [string, Resource][] = []
  for (const [id, row] of Object.entries(value)) {
    const place = formatPlace('topology', [kind, id])
    const parsed = schema.safeParse(row)
    if (!parsed.success) return fail(describeFault(parsed.error.issues, row, place))
    if (parsed.data.id !== id) {
      return fail(`${place}.id is ${show(parsed.data.id)}; expected the key that it stands under`)
    }
    resources.push([id, parsed.data])
  }
  return ok(Object.fromEntries(resources))
}

function readLayout(value: Readonly<Record<string, unknown>>): Result<Layout> {
  const boxes: [string, Box][] = []
  for (const [id, row] of Object.entries(value)) {
    const parsed = boxSchema.safeParse(row)
    if (!parsed.success) {
      return fail(describeFault(parsed.error.issues, row, formatPlace('layout', [id])))
    }
    boxes.push([id, parsed.data])
  }
  return ok(Object.fromEntries(boxes))
}

function readAnnotations(value: Readonly<Record<string, unknown>>): Result<Annotations> {
  const annotations: [string, Annotation][] = []
  for (const [id, row] of Object.entries(value)) {
    const place = formatPlace('annotations', [id])
    const parsed = annotationSchema.safeParse(row)
    if (!parsed.success) return fail(describeFault(parsed.error.issues, row, place))
    if (parsed.data.id !== id) {
      return fail(`${place}.id is ${show(parsed.data.id)}; expected the key that it stands under`)
    }
    annotations.push([id, parsed.data])
  }
  return ok(Object.fromEntries(annotations))
}

function readTraffic(rows: readonly unknown[]): Result<readonly TrafficSource[]> {
  const sources = new Map<string, TrafficSource>()
  for (const [index, row] of rows.entries()) {
    const place = formatPlace('traffic', [index])
    const parsed = trafficSourceSchema.safeParse(row)
    if (!parsed.success) return fail(describeFault(parsed.error.issues, row, place))
    const { id } = parsed.data
    if (sources.has(id)) {
      return fail(`${place}.id is ${show(id)}; expected an id that no other source has`)
    }
    sources.set(id, parsed.data)
  }
  return ok([...sources.values()])
}

function readRun(value: unknown): Result<RunSettings> {
  const parsed = runSettingsSchema.safeParse(value)
  return parsed.success ? ok(parsed.data) : fail(describeFault(parsed.error.issues, value, 'run'))
}
