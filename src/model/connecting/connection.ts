import { fail, type Result } from '../result'
import type { RouteTable } from '../resources/routeTable'
import type { SecurityGroupRuleId } from '../resources/securityGroup'
import { labelOf, labelOfId, type Topology } from '../topology'

/** One thing that joining two resources would make. */
export interface Connection {
  /** Which of the meanings of the pair it is: `route 0.0.0.0/0`, `member`. */
  readonly key: string
  /** Names the step of undo: `Associate rtb-app with app-a`. */
  readonly label: string
  /** What follows from it that the label does not tell: `instead of rtb-old`. */
  readonly detail?: string
  /** The same for several things at once, where that makes sense. */
  readonly labelOfMany?: (count: number) => string
  readonly make: (topology: Topology) => Topology
}

/** What two resources can be to one another, the likeliest first; or why AWS allows nothing. */
export type Connections = Result<readonly [Connection, ...(readonly Connection[])]>

/** The connections there are, or the reason why there is none. */
export function connectionsOr(connections: readonly Connection[], reason: string): Connections {
  const [first, ...others] = connections
  return first ? { ok: true, value: [first, ...others] } : fail(reason)
}

/** The only thing that a pair can be. */
export function only(connection: Connection): Connections {
  return { ok: true, value: [connection] }
}

/** A connection whose edit may be refused; asked now, made later. */
export function attempted(
  topology: Topology,
  about: Pick<Connection, 'key' | 'label' | 'detail'>,
  change: (topology: Topology) => Result<Topology>,
): Connections {
  const now = change(topology)
  if (!now.ok) return now
  return only({
    ...about,
    make: (next) => {
      const made = change(next)
      return made.ok ? made.value : next
    },
  })
}

/** A table as sentences call it: a VPC's own one mostly has no name. */
export function tableName(table: RouteTable): string {
  return table.main && table.name === '' ? 'the main route table' : labelOf(table)
}

/** `shop` for the id of a VPC; `no VPC` without one. */
export function vpcName(topology: Topology, vpcId: string | undefined): string {
  return vpcId === undefined ? 'no VPC' : labelOfId(topology, vpcId)
}

/** A place in a group's rule table: one of its rows, or the table itself. */
export interface RulePlace {
  readonly groupId: string
  readonly direction: 'ingress' | 'egress'
  readonly ruleId?: SecurityGroupRuleId
}
