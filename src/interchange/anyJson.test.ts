import {
  array,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  letrec,
  nat,
  oneof,
  property,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { validate } from '@/model/validation'
import { CHILD_LISTS } from './aws/childLists'
import { ROW_IDS } from './aws/lists'
import { readDiagram } from './diagramFile'
import { writeDiagram } from './writeDiagram'
import { parseJsonText } from './jsonText'
import { readNetwork } from './readNetwork'

function fieldsOfChildren(form: { readonly parent: string; readonly printedAs?: string }) {
  return [form.parent, form.printedAs].filter((field) => field !== undefined)
}

describe('any JSON', () => {
  const rowKeys = constantFrom(
    ...Object.values(ROW_IDS).flat(),
    ...Object.values(CHILD_LISTS).flatMap(fieldsOfChildren),
    'CidrBlock',
    'Routes',
    'Entries',
    'IpPermissions',
    'Associations',
    'Tags',
    '__proto__',
    'NetworkInterfaces',
    'PrivateIpAddress',
    'State',
    'Attachment',
    'GatewayId',
    'IpProtocol',
    'DestinationCidrBlock',
    'ResourceType',
    'ResourceId',
    'Association',
    'TransitGatewayAttachments',
    'Options',
    'SubnetIds',
  )
  const scalar = oneof(
    constantFrom('vpc-1', 'subnet-1', '10.0.0.0/16', '10.0.0.7', '-1', '', 'active', '::/0'),
    jsonValue({ maxDepth: 1 }),
  )
  const row = letrec<{ value: unknown; row: unknown }>((tie) => ({
    row: dictionary(rowKeys, tie('value'), { maxKeys: 6 }),
    value: oneof({ maxDepth: 3 }, scalar, tie('row'), array(tie('row'), { maxLength: 3 })),
  })).row
  const listKeys = constantFrom(
    ...Object.keys(ROW_IDS),
    ...Object.keys(CHILD_LISTS),
    'Reservations',
    'ManagedPrefixLists',
    'TransitGatewayStaticRoutes',
    'Routes',
    'Associations',
    'format',
    'Foo',
  )
  const snapshot = dictionary(listKeys, oneof(array(row, { maxLength: 3 }), scalar))

  it('is read or refused, never a crash', { timeout: 30_000 }, () => {
    assert(
      property(oneof(snapshot, jsonValue(), array(row)), (value) => {
        const result = readNetwork([{ name: 'any.json', text: JSON.stringify(value) }])
        const diagram = result.ok ? result.value.diagram : EMPTY_DIAGRAM
        expect(readDiagram(writeDiagram(diagram))).toEqual({ ok: true, value: diagram })
        expect(validate(diagram.topology)).toBeInstanceOf(Array)
        expect(result.ok ? '' : result.error).not.toContain('undefined')
      }),
      { numRuns: 500 },
    )
  })

  it('is placed by line and column when it is cut short', () => {
    assert(
      property(jsonValue(), nat(), (value, at) => {
        const text = JSON.stringify([value], undefined, 1)
        const cut = text.slice(0, at % text.length)
        const result = parseJsonText('shop.json', cut)
        expect(result.ok ? '' : result.error).toMatch(
          /^shop\.json is (empty|not JSON: line \d+, column \d+: )/,
        )
      }),
    )
  })
})
