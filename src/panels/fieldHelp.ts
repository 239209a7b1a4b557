import type { ConceptId, FieldName } from '@/strings/en/help'
import { strings } from '@/strings/strings'
import { setView } from '@/store/viewStore'
import type { Help } from '@/ui/HelpMark'

/** What a field means in AWS, in one line, with the way to its concept: `help={fieldHelp('subnetBlock')}`. */
export function fieldHelp(field: FieldName): Help {
  return helpWith(strings.help.fields[field])
}

interface Meaning {
  readonly text: string
  readonly concept: ConceptId
}

/** The same for a part of the screen that has the meanings of its fields among its own words. */
export function helpWith({ text, concept }: Meaning): Help {
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
