import { strings } from '@/strings/strings'
import { Dialog } from '@/ui/Dialog'
import { Kbd } from '@/ui/Kbd'
import { setApp } from './appStore'
import { COMMANDS } from './commands'
import { COMMAND_GROUPS } from './commands/command'
import { formatChord } from './keys'

const words = strings.keys

/** What the hand does besides the commands. */
const BY_HAND = [
  { keys: ['← ↑ ↓ →'], label: words.byHand.move },
  { keys: [words.hand.shiftClick], label: words.byHand.selectMore },
  { keys: [words.hand.altDrag], label: words.byHand.copy },
  { keys: [words.hand.drag], label: strings.connecting.dragHint },
  { keys: [words.hand.shiftDrag], label: strings.craft.byHand.marquee },
  { keys: [words.hand.ctrlDrag, words.hand.commandDrag], label: strings.craft.byHand.freely },
  { keys: [words.hand.doubleClick], label: strings.craft.byHand.open },
  { keys: [words.hand.enter], label: strings.craft.byHand.openByKey },
] as const

/** Every key in one table. */
export function ShortcutsDialog() {
  return (
    <Dialog
      title={words.title}
      readOnly
      onClose={() => {
        setApp({ dialog: undefined })
      }}
    >
      {COMMAND_GROUPS.map((group) => {
        const commands = COMMANDS.filter((command) => command.group === group && command.chords)
        return commands.length === 0 ? undefined : (
          <section key={group} className="mt-3 first:mt-1">
            <h3 className="pb-1 text-[12px] text-muted">{strings.commands.groups[group]}</h3>
            <dl>
              {commands.map(({ id, label, chords = [] }) => (
                <div key={id} className="flex items-center gap-3 border-t border-line py-1.5">
                  <dt className="flex-1">{label}</dt>
                  <dd className="flex gap-1.5">
                    {chords.map((chord) => (
                      <Kbd key={chord}>{formatChord(chord)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
      <section className="mt-3">
        <h3 className="pb-1 text-[12px] text-muted">{words.onCanvas}</h3>
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
      <p className="mt-4 text-[12px] leading-[17px] text-muted">{words.advice}</p>
    </Dialog>
  )
}
