import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { removalRefusal } from '@/model/edits/remove'
import { rename } from '@/model/edits/edit'
import { KIND_LABELS, nameByVpc, nameOf, type Resource } from '@/model/topology'
import { connects } from '@/store/connectGesture'
import { editTopology, useTopology } from '@/store/diagramStore'
import { setPointing, usePointingStore } from '@/store/pointing'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { IconButton } from '@/ui/IconButton'
import { useDraft } from '@/ui/useDraft'
import { glyphOf } from '../kindGlyph'
import { deleteResources } from './edits'
import { GroupShield } from './GroupShield'
import { IssueList } from './IssueList'

const words = strings.inspector

interface ResourceHeaderProps {
  readonly resource: Resource
  /** Chips and counts under the name. */
  readonly children?: ReactNode
}

/** Who this is: glyph, name, id, what such a thing is for, and the button that deletes it. */
export function ResourceHeader({ resource, children }: ResourceHeaderProps) {
  const topology = useTopology()
  const refusal = removalRefusal(topology, resource.id)
  return (
    <header className="px-4 pt-3 pb-3">
      <div className="flex items-center gap-2.5">
        <span title={strings.connecting.drag} {...connects(resource.id)}>
          {resource.kind === 'securityGroup' ? (
            <GroupShield groupId={resource.id} size="large" />
          ) : (
            <span className="grid size-[34px] flex-none place-items-center rounded-[9px] bg-sunken">
              <Glyph name={glyphOf(resource)} size={20} />
            </span>
          )}
        </span>
        <div className="min-w-0 flex-1">
          <NameField resource={resource} />
          <div className="flex items-center gap-1 text-[12px] leading-[17px] text-muted">
            <span className="flex-none">{kindLine(resource)}</span>
            <CopyableId id={resource.id} />
          </div>
        </div>
        <IconButton
          label={refusal ?? words.remove(nameOf(topology, resource))}
          glyph="trash"
          aria-disabled={refusal !== undefined}
          className={refusal === undefined ? 'hover:text-deny' : 'cursor-default! opacity-45'}
          onClick={() => {
            if (refusal === undefined) deleteResources([resource.id])
          }}
        />
      </div>
      <p className="mt-2 text-[12px] leading-[17px] text-muted">
        {strings.meanings[resource.kind]}
      </p>
      {resource.stub && (
        <p className="mt-1 text-[12px] leading-[17px] text-intermittent">{words.stub}</p>
      )}
      {children}
      <IssueList id={resource.id} />
    </header>
  )
}

function NameField({ resource }: { readonly resource: Resource }) {
  const topology = useTopology()
  const { draft, setDraft, commit, settled, onKeyDown } = useDraft(resource.name, (name) => {
    editTopology(words.rename(nameOf(topology, resource)), (before) =>
      rename(before, resource.id, name.trim()),
    )
  })
  const input = useRef<HTMLInputElement>(null)
  const isNew = usePointingStore(({ naming }) => naming === resource.id)
  const wasNew = useRef(false)
  useEffect(() => {
    if (!isNew) return
    wasNew.current = true
    input.current?.focus()
    input.current?.select()
    setPointing({ naming: undefined })
  }, [isNew])
  return (
    <h2>
      <input
        ref={input}
        type="text"
        aria-label={words.nameOf(KIND_LABELS[resource.kind])}
        placeholder={nameByVpc(topology, resource) ?? resource.id}
        autoComplete="off"
        spellCheck={false}
        {...settled}
        value={draft}
        className="-ml-1.5 w-full min-w-0 truncate rounded-cell border border-transparent bg-transparent px-1.5 text-[16px] leading-[22px] font-semibold placeholder:font-normal placeholder:text-muted hover:border-line focus:border-selection focus:bg-surface pointer-coarse:h-11"
        onChange={(event) => {
          setDraft(event.target.value)
        }}
        onBlur={() => {
          commit()
          wasNew.current = false
        }}
        onKeyDown={(event) => {
          onKeyDown(event)
          // What is new is written on: after its name comes its first row.
          if (event.key === 'Enter' && wasNew.current) goToRows(event)
        }}
      />
    </h2>
  )
}

function goToRows(event: KeyboardEvent<HTMLElement>): void {
  const panel = event.currentTarget.closest('#details')
  const add = panel?.querySelector<HTMLElement>('[data-add-row]')
  if (!add) return
  event.preventDefault()
  add.click()
}

function CopyableId({ id }: { readonly id: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(id)
    setCopied(true)
  }
  return (
    <button
      type="button"
      aria-label={copied ? words.copied : words.copy(id)}
      className="relative flex min-w-0 cursor-pointer items-center gap-1 rounded-cell px-1 font-mono before:absolute before:inset-x-0 before:content-[''] pointer-coarse:before:-top-1 pointer-coarse:before:-bottom-6 hover:bg-sunken hover:text-ink"
      onClick={() => {
        void copy()
      }}
      onBlur={() => {
        setCopied(false)
      }}
    >
      <span className="truncate">{id}</span>
      <Glyph name={copied ? 'check' : 'copy'} size={12} />
    </button>
  )
}

function kindLine(resource: Resource): string {
  const label = resource.kind === 'other' ? resource.type : KIND_LABELS[resource.kind]
  if ('isDefault' in resource && resource.isDefault) return words.defaultOne(label)
  if (resource.kind === 'routeTable' && resource.main) return words.mainOne(label)
  return strings.resources.title(label)
}
