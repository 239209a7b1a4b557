import { setRunSpeed } from '@/store/run/run'
import { RUN_SPEEDS, useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Menu } from '@/ui/Menu'

const words = strings.timeline

/** How fast simulated time goes. */
export function SpeedMenu() {
  const speed = useRun((run) => run.speed)
  return (
    <Menu
      label={words.speed}
      entries={RUN_SPEEDS.map((each) => ({
        label: words.times(each),
        ...(each === speed ? { glyph: 'check' as const } : {}),
        onChoose: () => {
          setRunSpeed(each)
        },
      }))}
    >
      <Button
        variant="quiet"
        aria-label={words.speedIs(words.times(speed))}
        className="min-w-10 px-1!"
      >
        {words.times(speed)}
      </Button>
    </Menu>
  )
}
