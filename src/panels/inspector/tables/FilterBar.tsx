import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { HelpMark, type Help } from '@/ui/HelpMark'

const words = strings.tables

interface FilterBarProps {
  readonly label: string
  readonly filter: string
  readonly shown: number
  readonly all: number
  readonly help: Help | undefined
  readonly onFilter: (text: string) => void
  /** To the first row that is left. */
  readonly onDone: () => void
}

/** What is looked for in a table. */
export function FilterBar(props: FilterBarProps) {
  const { label, filter, shown, all, help, onFilter, onDone } = props
  return (
    <div className="flex flex-none items-center gap-2 border-b border-line px-3 py-1.5">
      <label className="flex min-w-0 flex-1 items-center gap-1.5 rounded-control px-1.5 focus-within:outline-2 focus-within:outline-selection">
        <Glyph name="search" size={14} className="text-muted" />
        <input
          // The filter command finds the box by this.
          data-row-filter
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label={words.filter(label)}
          aria-keyshortcuts="/"
          placeholder={words.filterHint}
          value={filter}
          className="h-[26px] min-w-0 flex-1 bg-transparent text-[12px] outline-none placeholder:text-muted pointer-coarse:h-11 pointer-coarse:text-[16px]"
          onChange={(event) => {
            onFilter(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') {
              event.stopPropagation()
              onFilter('')
            } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault()
              onDone()
            }
          }}
        />
      </label>
      {filter.trim() !== '' && (
        <output className="flex-none text-[12px] text-muted">{words.found(shown, all)}</output>
      )}
      {help && <HelpMark about={words.aboutRules} help={help} />}
    </div>
  )
}
