import { clsx } from 'clsx'
import { boxClass } from '@/ui/Field'

interface FilterFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Words to look for in every row; Escape empties it. */
export function FilterField({ label, hint, value, onChange }: FilterFieldProps) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={hint}
      autoComplete="off"
      spellCheck={false}
      className={clsx(boxClass(), 'max-w-[180px] min-w-[64px] flex-1')}
      value={value}
      onChange={(event) => {
        onChange(event.target.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return
        event.stopPropagation()
        onChange('')
      }}
    />
  )
}
