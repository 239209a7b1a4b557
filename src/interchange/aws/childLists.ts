import type * as z from 'zod/mini'
import { attributeRow, classicAttributes } from './attributes'
import { listenerOfRule, listenerRuleRow } from './listeners'
import { isObject } from './placedRow'
import { prefixListEntryRow } from './prefixLists'
import { targetHealthRow } from './targetGroups'
import {
  transitGatewayAssociationRow,
  transitGatewayPrefixListReferenceRow,
  transitGatewayRouteRow,
} from './transitGatewayRows'

interface ChildListForm {
  readonly schema: z.ZodMiniType
  /** The field of the row form that names the parent. */
  readonly parent: string
  /** The key under which the command prints the rows; missing where each names its parent. */
  readonly printedAs?: string
  /** Tells a row that names its parent itself from the parent's own row. */
  readonly ownField?: string
  /** The parent's id, where a row tells it after all. */
  readonly parentOf?: (row: Readonly<Record<string, unknown>>) => string | undefined
  /** The rows, where an older command prints one object instead of them. */
  readonly rowsOf?: (answer: Readonly<Record<string, unknown>>) => readonly unknown[] | undefined
  /** How the parent's id shows in the name of a file that holds one command's answer. */
  readonly idInFileName?: RegExp
}

const TABLE_ID = /tgw-rtb-[0-9a-f]+/

/**
 * Lists whose rows do not name the thing that they belong to (trap 14). They come as a map by that
 * thing's id, as rows that carry the id, or as one command's answer in a file that is named after it.
 */
export const CHILD_LISTS = {
  ManagedPrefixListEntries: {
    schema: prefixListEntryRow,
    parent: 'PrefixListId',
    printedAs: 'Entries',
    idInFileName: /pl-[0-9a-f]+/,
  },
  TransitGatewayRoutes: {
    schema: transitGatewayRouteRow,
    parent: 'TransitGatewayRouteTableId',
    printedAs: 'Routes',
    idInFileName: TABLE_ID,
  },
  TransitGatewayRouteTableAssociations: {
    schema: transitGatewayAssociationRow,
    parent: 'TransitGatewayRouteTableId',
    printedAs: 'Associations',
    idInFileName: TABLE_ID,
  },
  TransitGatewayRouteTablePropagations: {
    schema: transitGatewayAssociationRow,
    parent: 'TransitGatewayRouteTableId',
    printedAs: 'TransitGatewayRouteTablePropagations',
    idInFileName: TABLE_ID,
  },
  TransitGatewayPrefixListReferences: {
    schema: transitGatewayPrefixListReferenceRow,
    parent: 'TransitGatewayRouteTableId',
    ownField: 'PrefixListId',
  },
  TargetHealthDescriptions: {
    schema: targetHealthRow,
    parent: 'TargetGroupArn',
    printedAs: 'TargetHealthDescriptions',
  },
  TargetGroupAttributes: {
    schema: attributeRow,
    parent: 'TargetGroupArn',
    printedAs: 'Attributes',
  },
  LoadBalancerAttributes: {
    schema: attributeRow,
    parent: 'LoadBalancerArn',
    printedAs: 'Attributes',
    rowsOf: classicAttributes,
  },
  ListenerRules: {
    schema: listenerRuleRow,
    parent: 'ListenerArn',
    printedAs: 'Rules',
    parentOf: listenerOfRule,
  },
} as const satisfies Readonly<Record<string, ChildListForm>>

export type ChildList = keyof typeof CHILD_LISTS
export type ChildRowsByList = {
  readonly [List in ChildList]: ReadonlyMap<
    string,
    readonly z.infer<(typeof CHILD_LISTS)[List]['schema']>[]
  >
}

/** Other keys for the same lists. */
const OTHER_KEYS: Readonly<Record<string, ChildList>> = {
  TransitGatewayStaticRoutes: 'TransitGatewayRoutes',
  TransitGatewayPropagations: 'TransitGatewayRouteTablePropagations',
  TargetHealth: 'TargetHealthDescriptions',
  Rules: 'ListenerRules',
}

export const CHILD_LIST_NAMES = Object.keys(CHILD_LISTS) as readonly ChildList[]

export function childListForm(list: ChildList): ChildListForm {
  return CHILD_LISTS[list]
}

/** The child list under this key of a merged snapshot. */
export function childListOfKey(key: string): ChildList | undefined {
  if (Object.hasOwn(CHILD_LISTS, key)) return key as ChildList
  return Object.hasOwn(OTHER_KEYS, key) ? OTHER_KEYS[key] : undefined
}

/** The child list whose command prints its answer under this key, without saying of what. */
export function childListPrintedAs(key: string): ChildList | undefined {
  return CHILD_LIST_NAMES.find((list) => childListForm(list).printedAs === key)
}

/** The child list of which this is a row that carries its parent's id; a prefix list is itself. */
export function childListOfRow(row: unknown): ChildList | undefined {
  if (!isObject(row)) return undefined
  return CHILD_LIST_NAMES.find((list) => {
    const { parent, printedAs, ownField, parentOf } = childListForm(list)
    if (parentOf?.(row) !== undefined) return true
    if (list === 'ManagedPrefixListEntries' || !Object.hasOwn(row, parent)) return false
    return printedAs === undefined
      ? ownField !== undefined && Object.hasOwn(row, ownField)
      : Array.isArray(row[printedAs])
  })
}
