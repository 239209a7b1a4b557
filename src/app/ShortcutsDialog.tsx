import { strings } from '@/strings/strings'
import { Dialog } from '@/ui/Dialog'
import { Kbd } from '@/ui/Kbd'
import { setApp } from './appStore'
import { COMMANDS, type Command } from './commands'
import { formatChord } from './keys'

const GROUPS = [
  'Packet',
  'Edit',
  'Add',
  'Diagram',
  'View',
] as const satisfies readonly Command['group'][]

const SIGNS: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}

/** What the hand does besides the commands. */
const BY_HAND = [
  { keys: ['← ↑ ↓ →'], label: 'Move what is selected; with Shift from dot to dot' },
  { keys: ['Shift+click'], label: 'Select one more thing, or one less' },
  { keys: ['Alt+drag'], label: 'Leave it where it is and put down a copy' },
  { keys: ['Drag'], label: strings.connecting.dragHint },
  { keys: ['Shift+drag'], label: strings.craft.byHand.marquee },
  { keys: ['Ctrl+drag', '⌘+drag'], label: strings.craft.byHand.freely },
  { keys: ['Double click'], label: strings.craft.byHand.open },
  { keys: ['Enter'], label: strings.craft.byHand.openByKey },
] as const

/** Every key in one table. */
export function ShortcutsDialog() {
  return (
    <Dialog
      open
      title="Keys"
      onClose={() => {
        setApp({ dialog: undefined })
      }}
    >
      {GROUPS.map((group) => {
        const commands = COMMANDS.filter((command) => command.group === group && command.chords)
        return commands.length === 0 ? undefined : (
          <section key={group} className="mt-3 first:mt-1">
            <h3 className="pb-1 text-[12px] text-muted">{group}</h3>
            <dl>
              {commands.map(({ id, label, chords = [] }) => (
                <div key={id} className="flex items-center gap-3 border-t border-line py-1.5">
                  <dt className="flex-1">{label}</dt>
                  <dd className="flex gap-1.5">
                    {chords.map((chord) => (
                      <Kbd key={chord}>{signsOf(chord)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
      <section className="mt-3">
        <h3 className="pb-1 text-[12px] text-muted">On the canvas</h3>
        <dl>
          {BY_HAND.map(({ keys, label }) => (
            <div key={label} className="flex items-center gap-3 border-t border-line py-1.5">
              <dt className="flex-1">{label}</dt>
              <dd className="flex gap-1.5">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <p className="mt-4 text-[12px] leading-[17px] text-muted">
        On the canvas, Tab goes from thing to thing, Enter selects, and the arrows move what is
        selected. Elsewhere the arrows step the packet.
      </p>
    </Dialog>
  )
}

function signsOf(chord: string): string {
  const last = chord.split('+').at(-1) ?? ''
  const sign = SIGNS[last]
  return formatChord(sign === undefined ? chord : chord.replace(last, sign))
}
