import { setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Popover } from '@/ui/Popover'

const words = strings.timeline
const help = strings.help

/** What a run is, what edits do while it runs, and what its marks mean; each with the way to its concept. */
export function RunHelp() {
  return (
    <Popover
      label={help.about(words.title)}
      side="top"
      align="end"
      className="w-[340px]"
      trigger={<IconButton label={help.about(words.title)} glyph="question" />}
    >
      <dl className="flex flex-col gap-2 text-[12px] leading-[18px]">
        {words.explained.map(({ name, text, concept }) => (
          <div key={name}>
            <dt className="font-semibold">{name}</dt>
            <dd>
              {text}{' '}
              <button
                type="button"
                className="cursor-pointer rounded-cell text-selection underline underline-offset-2"
                onClick={() => {
                  setView({ concept })
                }}
              >
                {help.more(help.concepts[concept])}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </Popover>
  )
}
