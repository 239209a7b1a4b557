export interface ComboboxOption {
  readonly value: string
  readonly label: string
  /** In mono at the right: an address, an id, a port. */
  readonly detail?: string
  /** Found by these words too, though they are not shown. */
  readonly keywords?: string
}

export interface ComboboxGroup {
  /** The group's heading; none when empty. */
  readonly label: string
  readonly options: readonly ComboboxOption[]
}

/** What is shown of a long list; the rest is reached by typing. */
export interface Offer {
  readonly groups: readonly ComboboxGroup[]
  readonly hidden: number
}

const SHOWN_LIMIT = 80

/** The options that have every typed word in their label, detail or keywords. */
export function matching(groups: readonly ComboboxGroup[], text: string): Offer {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  let room = SHOWN_LIMIT
  let hidden = 0
  const shown: ComboboxGroup[] = []
  for (const { label, options } of groups) {
    const fitting = options.filter((option) => words.every((word) => textOf(option).includes(word)))
    const taken = fitting.slice(0, room)
    room -= taken.length
    hidden += fitting.length - taken.length
    if (taken.length > 0) shown.push({ label, options: taken })
  }
  return { groups: shown, hidden }
}

export function flatten(groups: readonly ComboboxGroup[]): readonly ComboboxOption[] {
  return groups.flatMap(({ options }) => options)
}

/** What stands in the box for a value: its option's label, else the value itself. */
export function labelFor(groups: readonly ComboboxGroup[], value: string): string {
  return flatten(groups).find((option) => option.value === value)?.label ?? value
}

function textOf({ label, detail = '', keywords = '' }: ComboboxOption): string {
  return `${label} ${detail} ${keywords}`.toLowerCase()
}
