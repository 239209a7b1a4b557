import { updateResource } from '@/model/edits/edit'
import { startInstance, stopInstance } from '@/model/edits/instance'
import { INSTANCE_STATES, PLATFORMS, type Instance } from '@/model/resources/instance'
import type { Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { editTopology } from '@/store/diagramStore'
import { fieldHelp } from '../../fieldHelp'
import { Section } from '../fields/Section'
import { SharedSelect } from './SharedSelect'
import { sharedValue } from './sharedValue'

const words = strings.several

interface InstancesFormProps {
  readonly instances: readonly Instance[]
  /** `3 instances` */
  readonly what: string
}

/** State and system of several instances. */
export function InstancesForm({ instances, what }: InstancesFormProps) {
  return (
    <Section title={words.together}>
      <div className="grid grid-cols-2 items-start gap-3">
        <SharedSelect
          label={words.state}
          help={fieldHelp('instanceState')}
          shared={sharedValue(instances, ({ state }) => state)}
          options={INSTANCE_STATES.map((state) => ({ value: state, label: state }))}
          onCommit={(state) => {
            editTopology(stateLabel(state, what), (before) =>
              instances.reduce((topology, { id }) => withState(topology, id, state), before),
            )
          }}
        />
        <SharedSelect
          label={words.platform}
          help={fieldHelp('instancePlatform')}
          shared={sharedValue(instances, ({ platform }) => platform)}
          options={PLATFORMS.map((value) => ({ value, label: words.platforms[value] }))}
          onCommit={(platform) => {
            editTopology(words.done.platform(what), (before) =>
              instances.reduce(
                (topology, { id }) => updateResource(topology, 'instance', id, { platform }),
                before,
              ),
            )
          }}
        />
      </div>
    </Section>
  )
}

function stateLabel(state: Instance['state'], what: string): string {
  if (state === 'running') return words.done.start(what)
  return state === 'stopped' ? words.done.stop(what) : words.done.state(state, what)
}

/** Stopping and starting change public addresses as well (ADDR-03). */
function withState(topology: Topology, id: Instance['id'], state: Instance['state']): Topology {
  if (state === 'running') return startInstance(topology, id)
  if (state === 'stopped') return stopInstance(topology, id)
  return updateResource(topology, 'instance', id, { state })
}
