import { useMemo } from 'react'
import { learnedRoutes } from '@/engine/compile/propagation'
import { localBlocks, type Route, type RouteTable } from '@/model/resources/routeTable'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, labelOfId, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { compiledNetwork } from '@/store/walker'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { useDecidedRows } from './decidedRows'
import { FixedRow } from './FixedRow'
import { routeFormat } from './routes'
import { blackholeReason } from './routeTargets'
import { RuleGrid } from './RuleGrid'
import { useRuleFocus } from './useRuleTab'

const words = strings.ruleSets.routeTable

/** The routes of a table: the local ones of the VPC's blocks, what its gateways propagate (RT-21), then its own. */
export function RoutesTable({ table }: { readonly table: RouteTable }) {
  const topology = useTopology()
  const format = useMemo(() => routeFormat(topology, table), [topology, table])
  const marks = useDecidedRows(table.id)
  const focus = useRuleFocus(table.id)
  const vpc = findOf(topology, 'vpc', table.vpcId)
  const local = localBlocks(table, vpc ? vpcBlocks(vpc) : [])
  const learned = useMemo(() => learnedBy(topology, table), [topology, table])
  const gone = table.routes.flatMap((route) => blackholeReason(topology, table.vpcId, route) ?? [])
  return (
    <RuleGrid
      label={words.routesOf(labelOf(table))}
      format={format}
      rows={table.routes}
      onChange={(label, routes, gesture) => {
        editResource(
          strings.fields.changeOf(label, labelOf(table)),
          'routeTable',
          table.id,
          { routes },
          gesture,
        )
      }}
      help={fieldHelp('tableRoutes')}
      focusKey={focus?.rule}
      markOf={(route) => marks.get(format.keyOf(route))}
      before={[
        ...local.map((block) => (
          <FixedRow
            key={block}
            title={words.localRoute}
            focused={focus?.rule === block}
            mark={marks.get(block)}
            cells={[
              { key: 'destination', content: block },
              { key: 'target', content: words.local },
              { key: 'state', content: <span className="font-sans">{words.active}</span> },
              { key: 'origin', content: <span className="font-sans">{words.vpc}</span> },
            ]}
          />
        )),
        ...learned.map((route) => {
          const key = format.keyOf(route)
          return (
            <FixedRow
              key={key}
              title={words.learnedRoute}
              focused={focus?.rule === key}
              mark={marks.get(key)}
              cells={[
                { key: 'destination', content: key },
                {
                  key: 'target',
                  content: (
                    <span className="font-sans">{labelOfId(topology, route.target.id)}</span>
                  ),
                },
                { key: 'state', content: <span className="font-sans">{words.active}</span> },
                { key: 'origin', content: <span className="font-sans">{route.origin}</span> },
              ]}
            />
          )
        }),
      ]}
      footer={
        gone.length === 0
          ? words.routeCount(local.length + learned.length + table.routes.length)
          : words.blackhole(gone)
      }
    />
  )
}

/** Nothing is compiled for a table that no gateway propagates into. */
function learnedBy(topology: Topology, table: RouteTable): readonly Route[] {
  if ((table.propagatingGatewayIds ?? []).length === 0) return []
  return learnedRoutes(topology, compiledNetwork(topology).onPremises.lines, table).known
}
