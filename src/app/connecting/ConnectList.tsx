import { Command as Cmdk } from 'cmdk'
import { useMemo, useState, type ReactNode } from 'react'
import type { Connection } from '@/model/connecting/connection'
import { connectTargets } from '@/model/connecting/connections'
import {
  KIND_LABELS,
  labelOf,
  labelOfId,
  RESOURCE_KINDS,
  type Resource,
  type ResourceKind,
} from '@/model/topology'
import { glyphOf } from '@/panels/kindGlyph'
import { searchText } from '@/panels/resourceText'
import { closeConnectList } from '@/store/connecting'
import { makeConnection } from '@/store/connectingHand'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { useFocusBack } from '@/ui/focusBack'
import { Glyph } from '@/ui/glyphs'
import { Kbd } from '@/ui/Kbd'
import { takeTyped } from '../typedAhead'

const words = strings.connecting
const SHOWN = 60

/** What is connected most stands first; a table before the subnets that it serves. */
const FIRST: readonly ResourceKind[] = [
  'securityGroup',
  'networkAcl',
  'routeTable',
  'internetGateway',
  'natGateway',
  'vpc',
]
const ORDER = [...FIRST, ...RESOURCE_KINDS.filter((kind) => !FIRST.includes(kind))]

const REFUSALS_SHOWN = 6

/** Everything that some things can be connected to, with what each would make; Enter makes it. */
export function ConnectList({ ids }: { readonly ids: readonly string[] }) {
  useFocusBack()
  const topology = useTopology()
  const [text, setText] = useState('')
  const { possible, refused } = useMemo(() => {
    const targets = connectTargets(topology, ids)
    const found = (resource: Resource) => searchText(topology, resource)
    const inOrder = targets.possible.toSorted(
      (a, b) => ORDER.indexOf(a.resource.kind) - ORDER.indexOf(b.resource.kind),
    )
    return {
      possible: distinct(
        inOrder.flatMap(({ resource, connections }) =>
          connections.map((connection) => ({
            resource,
            connection,
            text: `${found(resource)} ${connection.label} ${connection.detail ?? ''}`.toLowerCase(),
          })),
        ),
      ),
      refused: targets.refused.map((each) => ({ ...each, text: found(each.resource) })),
    }
  }, [topology, ids])
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (entry: { readonly text: string }): boolean =>
    typed.every((word) => entry.text.includes(word))
  const shown = possible.filter(fits)
  const kinds = ORDER.filter((kind) => shown.some(({ resource }) => resource.kind === kind))
  const why = typed.length === 0 ? [] : refused.filter(fits).slice(0, REFUSALS_SHOWN)
  const [first] = ids
  const name =
    ids.length === 1 && first !== undefined
      ? labelOfId(topology, first)
      : strings.steps.things(ids.length)

  return (
    <Cmdk.Dialog
      open
      label={words.list(name)}
      shouldFilter={false}
      onOpenChange={closeConnectList}
      overlayClassName="fixed inset-0 z-40 bg-black/25"
      contentClassName="fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-24px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-vpc border border-line bg-surface shadow-e3"
    >
      <div className="flex items-center gap-2 border-b border-line px-4">
        <Glyph name="plug" className="text-selection" />
        <span className="max-w-[45%] flex-none truncate font-semibold">{words.list(name)}</span>
        <Cmdk.Input
          value={text}
          onFocus={() => {
            setText((typed) => typed + takeTyped())
          }}
          onValueChange={setText}
          placeholder={words.placeholder}
          className="h-12 min-w-0 flex-1 bg-transparent text-[15px] outline-none placeholder:text-muted pointer-coarse:text-[16px]"
        />
        <Kbd>{strings.keys.escape}</Kbd>
      </div>
      <Cmdk.List
        label={strings.controls.suggestions}
        className="max-h-[min(440px,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain p-1.5"
      >
        {kinds.map((kind) => (
          <Cmdk.Group key={kind} heading={<Heading>{KIND_LABELS[kind]}</Heading>}>
            {shown
              .filter(({ resource }) => resource.kind === kind)
              .slice(0, SHOWN)
              .map(({ resource, connection }) => (
                <Cmdk.Item
                  key={`${resource.id} ${connection.key}`}
                  value={`${resource.id} ${connection.key}`}
                  onSelect={() => {
                    makeConnection(connection)
                  }}
                  className="flex min-h-[32px] cursor-pointer items-center gap-2 rounded-cell px-2 py-1 data-[selected=true]:bg-selection-fill pointer-coarse:min-h-11"
                >
                  <Glyph name={glyphOf(resource)} className="flex-none text-muted" />
                  <Entry detail={connection.detail}>{connection.label}</Entry>
                </Cmdk.Item>
              ))}
          </Cmdk.Group>
        ))}
        {why.length > 0 && (
          <Cmdk.Group heading={<Heading>{words.refused}</Heading>}>
            {why.map(({ resource, reason }) => (
              <Cmdk.Item
                key={resource.id}
                value={`refused ${resource.id}`}
                disabled
                className="flex min-h-[32px] items-center gap-2 rounded-cell px-2 py-1 text-muted"
              >
                <Glyph name="cross" className="flex-none text-deny" />
                <Entry detail={`${reason}.`}>{labelOf(resource)}</Entry>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
      </Cmdk.List>
      <Cmdk.Empty className="px-5.5 pb-5 text-muted">
        {text === '' ? words.nothing : words.nothingCalled(text)}
      </Cmdk.Empty>
    </Cmdk.Dialog>
  )
}

/** Two ways to the same thing are one: a subnet connects by its table. */
function distinct<Item extends { readonly connection: Connection }>(
  items: readonly Item[],
): readonly Item[] {
  const known = new Set<string>()
  return items.filter(({ connection: { label } }) => !known.has(label) && known.add(label))
}

function Entry({
  detail,
  children,
}: {
  readonly detail: string | undefined
  readonly children: string
}) {
  return (
    <span className="min-w-0 flex-1">
      <span className="block">{children}</span>
      {detail !== undefined && (
        <span className="block text-[12px] leading-[17px] text-muted">{detail}</span>
      )}
    </span>
  )
}

function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <span className="block px-2 pt-2 pb-1 text-[12px] text-muted first-letter:uppercase">
      {children}
    </span>
  )
}
