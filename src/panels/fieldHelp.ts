import type { FieldName } from '@/strings/en/help'
import { strings } from '@/strings/strings'
import { setView } from '@/store/viewStore'
import type { Help } from '@/ui/HelpMark'

/** What a field means in AWS, in one line, with the way to its concept: `help={fieldHelp('subnetBlock')}`. */
export function fieldHelp(field: FieldName): Help {
  const { text, concept } = strings.help.fields[field]
  return {
    text,
    more: {
      label: strings.help.more(strings.help.concepts[concept]),
      onOpen: () => {
        setView({ concept })
      },
    },
  }
}
