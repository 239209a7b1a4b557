import { Command as Cmdk } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useMemo, useState } from 'react'
import { ANNOTATION_GLYPHS } from '@/canvas/place/kindGlyphs'
import { annotationsOf } from '@/layout/annotations'
import { allResources, KIND_LABELS, nameOf, type Resource } from '@/model/topology'
import { glyphOf } from '@/panels/kindGlyph'
import { detailOf, searchText } from '@/panels/resourceText'
import { useDiagramStore, useTopology } from '@/store/diagramStore'
import { changesNow } from '@/store/changesNow'
import { goTo, setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { useFocusBack } from '@/ui/focusBack'
import { Glyph } from '@/ui/glyphs'
import { Kbd } from '@/ui/Kbd'
import { COMMANDS } from './commands'
import { COMMAND_GROUPS } from './commands/command'
import { formatChord } from './keys'
import { letHappen } from './letHappen'
import { takeTyped } from './typedAhead'

const FOUND_LIMIT = 40
const CHANGES_LIMIT = 12
const palette = strings.palette
const groupWords = strings.commands.groups

/** Finds every resource by name, id or address, and every command by its words. */
export function CommandPalette() {
  useFocusBack()
  const topology = useTopology()
  const [text, setText] = useState('')
  const words = useMemo(() => text.toLowerCase().split(/\s+/).filter(Boolean), [text])
  const fits = (haystack: string) => words.every((word) => haystack.includes(word))

  const resources = useMemo(
    () =>
      allResources(topology).map((resource) => ({
        resource,
        text: searchText(topology, resource),
      })),
    [topology],
  )
  const found = useMemo(() => {
    if (words.length === 0) return []
    return resources
      .filter((entry) => words.every((word) => entry.text.includes(word)))
      .map((entry) => ({ ...entry, rank: rankOf(entry.resource, words) }))
      .toSorted((a, b) => a.rank - b.rank)
  }, [resources, words])
  const written = useDiagramStore(({ diagram }) => annotationsOf(diagram))
  const notes =
    words.length === 0
      ? []
      : Object.values(written).filter(({ kind, text: own }) =>
          fits(`${own} ${strings.annotations.kinds[kind]}`.toLowerCase()),
        )
  const commands = COMMANDS.filter(
    (command) =>
      command.keyOnly !== true &&
      (command.enabled?.() ?? true) &&
      fits(`${command.label} ${groupWords[command.group]}`.toLowerCase()),
  )

  const changes =
    words.length === 0 ? [] : changesNow(topology).filter(({ label }) => fits(label.toLowerCase()))

  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/25" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-24px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-vpc border border-line bg-surface shadow-e3"
        >
          <Dialog.Title className="sr-only">{palette.title}</Dialog.Title>
          <Cmdk shouldFilter={false} label={palette.title}>
            <div className="flex items-center gap-2 border-b border-line px-4">
              <Glyph name="search" className="text-muted" />
              <Cmdk.Input
                value={text}
                onFocus={() => {
                  setText((typed) => typed + takeTyped())
                }}
                onValueChange={setText}
                placeholder={palette.placeholder}
                className="h-12 flex-1 bg-transparent text-[15px] outline-none placeholder:text-muted pointer-coarse:text-[16px]"
              />
              <Kbd>{strings.keys.escape}</Kbd>
            </div>
            <Cmdk.List
              label={strings.controls.suggestions}
              className="max-h-[min(440px,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain p-1.5"
            >
              {found.length > 0 && (
                <Cmdk.Group heading={<Heading>{palette.found}</Heading>}>
                  {found.slice(0, FOUND_LIMIT).map(({ resource }) => (
                    <Row
                      key={resource.id}
                      value={resource.id}
                      onChoose={() => {
                        close()
                        goTo(resource.id)
                        focusDetails()
                      }}
                    >
                      <Glyph name={glyphOf(resource)} className="text-muted" />
                      <span className="truncate">{nameOf(topology, resource)}</span>
                      <span className="flex-none text-[12px] text-muted">
                        {KIND_LABELS[resource.kind]}
                      </span>
                      <span className="ml-auto min-w-0 truncate pl-3 font-mono text-[12px] text-muted">
                        {[
                          detailOf(topology, resource),
                          nameOf(topology, resource) === resource.id ? '' : resource.id,
                        ]
                          .filter(Boolean)
                          .join('  ')}
                      </span>
                    </Row>
                  ))}
                  {found.length > FOUND_LIMIT && (
                    <p className="px-2 py-1.5 text-[12px] text-muted">
                      {strings.controls.more(found.length - FOUND_LIMIT)}
                    </p>
                  )}
                </Cmdk.Group>
              )}
              {notes.length > 0 && (
                <Cmdk.Group heading={<Heading>{strings.annotations.heading}</Heading>}>
                  {notes.slice(0, FOUND_LIMIT).map(({ id, kind, text: own }) => (
                    <Row
                      key={id}
                      value={id}
                      onChoose={() => {
                        close()
                        goTo(id)
                        focusDetails()
                      }}
                    >
                      <Glyph name={ANNOTATION_GLYPHS[kind]} className="text-muted" />
                      <span className="truncate">{own}</span>
                      <span className="flex-none text-[12px] text-muted">
                        {strings.annotations.kinds[kind]}
                      </span>
                    </Row>
                  ))}
                </Cmdk.Group>
              )}
              {COMMAND_GROUPS.map((group) => {
                const shown = commands.filter((command) => command.group === group)
                return shown.length === 0 ? undefined : (
                  <Cmdk.Group key={group} heading={<Heading>{groupWords[group]}</Heading>}>
                    {shown.map((command) => (
                      <Row
                        key={command.id}
                        value={`command ${command.id}`}
                        onChoose={() => {
                          close()
                          command.run()
                        }}
                      >
                        <Glyph name={command.glyph} className="text-muted" />
                        <span className="flex-1">{command.label}</span>
                        {command.chords?.[0] !== undefined && (
                          <Kbd>{formatChord(command.chords[0])}</Kbd>
                        )}
                      </Row>
                    ))}
                  </Cmdk.Group>
                )
              })}
              {changes.length > 0 && (
                <Cmdk.Group heading={<Heading>{strings.traffic.changes.title}</Heading>}>
                  {changes.slice(0, CHANGES_LIMIT).map((change) => (
                    <Row
                      key={change.key}
                      value={`change ${change.key}`}
                      onChoose={() => {
                        close()
                        letHappen(change)
                      }}
                    >
                      <Glyph name="clock" className="text-muted" />
                      <span className="flex-1">{change.label}</span>
                      <span className="flex-none text-[12px] text-muted">{change.detail}</span>
                    </Row>
                  ))}
                </Cmdk.Group>
              )}
            </Cmdk.List>
            <Cmdk.Empty className="px-5.5 pb-5 text-muted">{palette.none(text)}</Cmdk.Empty>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** What was found is edited next: the keyboard goes on in the panel, or in the drawing on a phone. */
function focusDetails(): void {
  // The palette gives the focus back as it goes.
  setTimeout(() => {
    const place = document.getElementById('details') ?? document.getElementById('network')
    place?.focus()
  }, 0)
}

function Heading({ children }: { readonly children: string }) {
  return <span className="block px-2 pt-2 pb-1 text-[12px] text-muted">{children}</span>
}

interface RowProps {
  readonly value: string
  readonly onChoose: () => void
  readonly children: React.ReactNode
}

function Row({ value, onChoose, children }: RowProps) {
  return (
    <Cmdk.Item
      value={value}
      onSelect={onChoose}
      className="flex min-h-[32px] cursor-pointer items-center gap-2 rounded-cell px-2 data-[selected=true]:bg-selection-fill pointer-coarse:min-h-11"
    >
      {children}
    </Cmdk.Item>
  )
}

/** Names and ids that begin with what was typed come before those that hold it, addresses last. */
function rankOf(
  resource: Pick<Resource, 'id' | 'name' | 'kind'>,
  words: readonly string[],
): number {
  const [first = ''] = words
  const name = resource.name.toLowerCase()
  if (name === first || resource.id === first) return 0
  if (name.startsWith(first) || resource.id.startsWith(first)) return 1
  if (name.includes(first)) return 2
  // An address finds its instance before the interface that holds it.
  return resource.kind === 'networkInterface' ? 4 : 3
}

function close(): void {
  setView({ commandsOpen: false })
}
