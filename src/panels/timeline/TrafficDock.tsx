import { closeRun, openRun, restartRun } from '@/store/run/run'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { TablesDrawer } from '../live/TablesDrawer'
import { RunTransport } from './RunTransport'
import { Timeline } from './Timeline'

const words = strings.timeline

/** A run of the diagram's traffic: what plays it, and when what happened. */
export function TrafficDock() {
  const status = useRun((run) => run.status)
  const fault = useRun((run) => run.fault)
  if (status === 'failed') {
    return (
      <Stopped
        text={fault ?? words.failed}
        action={words.again}
        onAct={() => {
          closeRun()
          void openRun()
        }}
      />
    )
  }
  if (status !== 'ready') {
    return <output className="block px-4 py-5 text-muted">{words.loading}</output>
  }
  return (
    <>
      {fault !== undefined && <Stopped text={fault} action={words.startAnew} onAct={restartRun} />}
      <RunTransport />
      <Timeline />
      <TablesDrawer />
    </>
  )
}

interface StoppedProps {
  readonly text: string
  readonly action: string
  readonly onAct: () => void
}

function Stopped({ text, action, onAct }: StoppedProps) {
  return (
    <div role="alert" className="flex items-center gap-3 px-4 py-2">
      <Fault>{text}</Fault>
      <Button onClick={onAct}>{action}</Button>
    </div>
  )
}
