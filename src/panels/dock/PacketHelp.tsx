import { strings } from '@/strings/strings'
import { setView } from '@/store/viewStore'
import type { FieldName } from '@/strings/en/help'
import { IconButton } from '@/ui/IconButton'
import { Popover } from '@/ui/Popover'

const help = strings.help

/** The fields of the line, whose labels are only read out, so that no mark stands beside them. */
const FIELDS: readonly (readonly [label: string, field: FieldName])[] = [
  [help.packet.from, 'packetFrom'],
  [help.packet.to, 'packetTo'],
  [help.packet.protocol, 'packetProtocol'],
  [help.packet.port, 'packetPort'],
]

/** What the fields of the packet mean, each with the way to its concept. */
export function PacketHelp() {
  return (
    <Popover
      label={help.about(help.packet.form)}
      side="top"
      align="end"
      className="w-[320px]"
      trigger={<IconButton label={help.about(help.packet.form)} glyph="question" />}
    >
      <dl className="flex flex-col gap-2 text-[12px] leading-[18px]">
        {FIELDS.map(([label, field]) => (
          <div key={field}>
            <dt className="font-semibold">{label}</dt>
            <dd>
              {help.fields[field].text}{' '}
              <button
                type="button"
                className="cursor-pointer rounded-cell text-selection underline underline-offset-2"
                onClick={() => {
                  setView({ concept: help.fields[field].concept })
                }}
              >
                {help.more(help.concepts[help.fields[field].concept])}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </Popover>
  )
}
