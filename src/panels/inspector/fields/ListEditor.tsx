import { useState, type ReactNode } from 'react'
import { ok, type Result } from '@/model/result'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Fault } from '@/ui/Fault'
import { strings } from '@/strings/strings'
import { ParsedField } from './ParsedField'

const words = strings.fields

interface ListEditorProps<Item extends string> {
  /** What one item is called: `IPv4 block`. */
  readonly noun: string
  readonly items: readonly Item[]
  readonly parse: (text: string) => Result<Item>
  /** Each answers why the edit is refused, if it is. */
  readonly onChange: (before: Item, item: Item) => string | undefined
  readonly onRemove: (item: Item) => string | undefined
  readonly onAdd: (item: Item | undefined) => string | undefined
  /** What stands behind an item: `primary`. */
  readonly markOf?: (item: Item, index: number) => ReactNode
  readonly canRemove?: (item: Item, index: number) => boolean
  /** True where the button adds by itself, with a value that is free. */
  readonly proposes?: boolean
  readonly placeholder?: string
}

/** A few blocks or addresses, each in a field of its own. */
export function ListEditor<Item extends string>(props: ListEditorProps<Item>) {
  const { noun, items, parse, onChange, onRemove, onAdd, proposes = false } = props
  const [adding, setAdding] = useState(false)
  const [fault, setFault] = useState<string>()
  return (
    <div className="flex flex-col gap-1.5">
      {items.map((item, index) => (
        <div key={item} className="flex items-start gap-1">
          <ParsedField
            label={words.item(noun, index + 1)}
            hideLabel
            mono
            className="flex-1"
            value={item}
            parse={parse}
            onCommit={(next) => onChange(item, next)}
          />
          {props.markOf?.(item, index)}
          {(props.canRemove?.(item, index) ?? true) && (
            <IconButton
              label={words.remove(item)}
              glyph="trash"
              onClick={() => {
                setFault(onRemove(item))
              }}
            />
          )}
        </div>
      ))}
      {adding && (
        <ParsedField
          label={words.newItem(noun)}
          hideLabel
          mono
          value=""
          placeholder={props.placeholder ?? ''}
          parse={(text): Result<Item | undefined> =>
            text.trim() === '' ? ok(undefined) : parse(text)
          }
          onCommit={(item) => {
            const refused = item === undefined ? undefined : onAdd(item)
            if (refused === undefined) setAdding(false)
            return refused
          }}
        />
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
      <div>
        <Button
          variant="quiet"
          glyph="plus"
          className="-ml-2.5"
          onClick={() => {
            if (proposes) setFault(onAdd(undefined))
            else setAdding(true)
          }}
        >
          {words.add(noun)}
        </Button>
      </div>
    </div>
  )
}
