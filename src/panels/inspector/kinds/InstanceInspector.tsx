import { useState } from 'react'
import { startInstance, stopInstance } from '@/model/edits/instance'
import { addNetworkInterface } from '@/model/edits/networkInterface'
import { INSTANCE_STATES, PLATFORMS, type Instance } from '@/model/resources/instance'
import { addressesOf, interfacesOf, labelOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ServicesField } from '../fields/ServicesField'
import type { InspectorProps } from './InspectorProps'
import { InterfaceFields } from './InterfaceFields'

const words = strings.machines.instance

export function InstanceInspector({ resource }: InspectorProps<'instance'>) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const [primary, ...further] = interfacesOf(topology, resource.id)
  const name = labelOf(resource)
  return (
    <>
      <Section title={words.machine}>
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={words.state}
            help={fieldHelp('instanceState')}
            value={resource.state}
            options={INSTANCE_STATES.map((state) => ({ value: state, label: state }))}
            onCommit={(state) => {
              setState(resource, state)
            }}
          />
          <Select
            label={words.platform}
            help={fieldHelp('instancePlatform')}
            value={resource.platform}
            options={PLATFORMS.map((value) => ({ value, label: words.platforms[value] }))}
            onCommit={(platform) => {
              editResource(words.platformOf(name), 'instance', resource.id, { platform })
            }}
          />
        </div>
        <p className="text-[12px] leading-[17px] text-muted">
          {words.about(resource.platform === 'linux' ? '32768–60999' : '49152–65535')}
        </p>
      </Section>
      <ServicesField owner={resource} />
      {primary && <InterfaceFields eni={primary} />}
      <Section
        title={words.interfaces}
        help={fieldHelp('interfaces')}
        count={further.length + (primary ? 1 : 0)}
        about={words.interfacesAbout}
      >
        <ul className="flex flex-col gap-1.5">
          {[primary, ...further].map(
            (eni) =>
              eni && (
                <li key={eni.id} className="flex items-center gap-2 text-[12px]">
                  <ResourceLink id={eni.id} />
                  <span className="truncate font-mono text-muted">{addressesOf(eni)[0]}</span>
                </li>
              ),
          )}
        </ul>
        {fault !== undefined && <Fault>{fault}</Fault>}
        {primary && (
          <div>
            <Button
              variant="quiet"
              glyph="plus"
              className="-ml-2.5"
              onClick={() => {
                setFault(
                  tryEdit(words.addInterfaceTo(name), (before) => {
                    const created = addNetworkInterface(before, primary.subnetId, {
                      instanceId: resource.id,
                    })
                    return created.ok ? { ok: true, value: created.value.topology } : created
                  }),
                )
              }}
            >
              {words.addInterface}
            </Button>
          </div>
        )}
      </Section>
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

/** Stopping and starting change public addresses as well (ADDR-03). */
function setState({ id, name }: Instance, state: Instance['state']) {
  if (state === 'stopped') {
    editTopology(words.stop(name), (topology) => stopInstance(topology, id))
  } else if (state === 'running') {
    editTopology(words.start(name), (topology) => startInstance(topology, id))
  } else editResource(words.stateOf(name), 'instance', id, { state })
}
