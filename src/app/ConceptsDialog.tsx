import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { concepts } from '@/strings/concepts'
import type { ConceptId } from '@/strings/en/help'
import { strings } from '@/strings/strings'
import { setView } from '@/store/viewStore'
import { Chip } from '@/ui/Chip'
import { Dialog } from '@/ui/Dialog'
import { Glyph } from '@/ui/glyphs'
import { Select } from '@/ui/Select'

const words = strings.help
const IDS = Object.keys(words.concepts) as readonly ConceptId[]

/** Short pages about what the fields mean, each with its rules and the documentation of AWS. */
export function ConceptsDialog({ concept }: { readonly concept: ConceptId }) {
  const page = useRef<HTMLElement>(null)
  const list = useRef<HTMLElement>(null)
  const { text, rules, related, documentation } = concepts[concept]

  useEffect(() => {
    page.current?.scrollTo({ top: 0 })
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [concept])

  return (
    <Dialog
      wide
      title={words.title}
      onClose={() => {
        setView({ concept: undefined })
      }}
    >
      <div className="flex min-h-0 flex-col gap-4 sm:h-[min(520px,70dvh)] sm:flex-row">
        <Select
          className="sm:hidden"
          label={words.choose}
          value={concept}
          options={IDS.map((id) => ({ value: id, label: words.concepts[id] }))}
          onCommit={open}
        />
        <nav
          ref={list}
          aria-label={words.title}
          className="hidden w-[200px] flex-none overflow-y-auto border-r border-line pr-2 sm:block"
        >
          <ul>
            {IDS.map((id) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === concept ? 'page' : undefined}
                  className={clsx(
                    'w-full cursor-pointer rounded-control px-2 py-1.5 text-left text-[13px] leading-[18px] -outline-offset-2',
                    id === concept
                      ? 'bg-selection-fill font-semibold text-selection'
                      : 'hover:bg-sunken',
                  )}
                  onClick={() => {
                    open(id)
                  }}
                >
                  {words.concepts[id]}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <article ref={page} className="min-w-0 flex-1 overflow-y-auto pr-1">
          <h3 className="text-[16px] leading-[22px] font-semibold">{words.concepts[concept]}</h3>
          {text.map((paragraph) => (
            <p key={paragraph} className="mt-2 text-[14px] leading-[21px]">
              {paragraph}
            </p>
          ))}
          <Heading>{words.rules}</Heading>
          <dl className="mt-1.5 grid grid-cols-[84px_1fr] gap-x-3 gap-y-1 leading-[19px]">
            {rules.map(([id, says]) => (
              <div key={id} className="col-span-2 grid grid-cols-subgrid">
                <dt className="font-mono text-[12px] text-muted">{id}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
          <Heading>{words.related}</Heading>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {related.map((id) => (
              <Chip
                key={id}
                label={words.concepts[id]}
                onPress={() => {
                  open(id)
                }}
              />
            ))}
          </div>
          <Heading>{words.documentation}</Heading>
          <ul className="mt-1.5 flex flex-col gap-1">
            {documentation.map(([title, address]) => (
              <li key={address}>
                <a
                  href={address}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex items-center gap-1.5 text-selection underline underline-offset-2"
                >
                  {title}
                  <Glyph name="external" size={13} />
                  <span className="sr-only">{words.newTab}</span>
                </a>
              </li>
            ))}
          </ul>
        </article>
      </div>
    </Dialog>
  )
}

function Heading({ children }: { readonly children: string }) {
  return <h4 className="mt-4 text-[12px] leading-[17px] font-semibold text-muted">{children}</h4>
}

function open(concept: ConceptId) {
  setView({ concept })
}
