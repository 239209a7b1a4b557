import { targetRefusal } from '@/model/edits/targetGroup'
import { cidrContains, parseIp } from '@/model/ip'
import { ok } from '@/model/result'
import { TARGET_HEALTH_STATES, type Target, type TargetGroup } from '@/model/resources/targetGroup'
import { vpcBlocks } from '@/model/resources/vpc'
import {
  addressesOf,
  findOf,
  findResource,
  interfacesOf,
  labelOf,
  resourcesOf,
  vpcOfInterface,
  type Resource,
  type Topology,
} from '@/model/topology'
import { strings } from '@/strings/strings'
import { ownerOf } from '../owner'
import { faultOf, type CellOption, type RowFormat } from './grid'
import { readPort } from './listenerRows'
import { byLabel, uniqueLabel } from './peerText'

const words = strings.services.grids

export type TargetColumn = 'target' | 'port' | 'health'

/** How the targets of a target group are written and read. */
export function targetFormat(
  topology: Topology,
  group: TargetGroup,
): RowFormat<Target, TargetColumn> {
  const candidates = candidatesFor(topology, group)
  const options = optionsFor(topology, group, candidates)
  return {
    noun: words.target,
    columns: [
      {
        id: 'target',
        header: words.targetHeader,
        width: 'auto',
        mono: group.targetType === 'ip',
        placeholder: words.targetPlaceholder[group.targetType],
        options: () => options,
      },
      {
        id: 'port',
        header: words.port,
        width: '22%',
        mono: true,
        placeholder: group.port === undefined ? '' : String(group.port),
        fixed: () => group.targetType === 'lambda',
      },
      {
        id: 'health',
        header: words.health,
        width: '30%',
        options: () => [words.asChecked, ...TARGET_HEALTH_STATES].map((text) => ({ text })),
      },
    ],
    write: ({ id, port, health }) => ({
      target: writeTarget(topology, candidates, id),
      port: port === undefined ? '' : String(port),
      health: health ?? words.asChecked,
    }),
    read: (draft, others, before) => {
      const text = draft.target.trim()
      if (text === '') return faultOf('target', words.missingTarget)
      const kept = before && writeTarget(topology, candidates, before.id) === text
      const address = group.targetType === 'ip' ? parseIp(text) : undefined
      const id = kept
        ? before.id
        : address?.ok
          ? address.value
          : (byLabel(candidates, text)?.id ?? text)
      const port = readPort(draft.port)
      if (!port.ok) return faultOf('port', port.error)
      const word = draft.health.trim()
      const health = TARGET_HEALTH_STATES.find((state) => state === word)
      if (health === undefined && word !== '' && word !== words.asChecked) {
        return faultOf('health', words.notAHealth(word))
      }
      const zone = kept ? before.availabilityZone : zoneOf(topology, group, id)
      const target: Target = {
        id,
        ...(port.value === undefined ? {} : { port: port.value }),
        ...(zone === undefined ? {} : { availabilityZone: zone }),
        ...(health === undefined ? {} : { health }),
      }
      const refusal = targetRefusal(topology, group, target, others)
      return refusal === undefined ? ok(target) : faultOf('target', refusal)
    },
    blank: () => ({ target: '', port: '', health: words.asChecked }),
    keyOf: ({ id, port }) => `${id} ${String(port ?? '')}`,
  }
}

function writeTarget(topology: Topology, candidates: readonly Resource[], id: string): string {
  const resource = findResource(topology, id)
  return resource ? uniqueLabel(candidates, resource) : id
}

/** The resources that a target group of this type may hold. */
function candidatesFor(topology: Topology, group: TargetGroup): readonly Resource[] {
  switch (group.targetType) {
    case 'instance':
      return resourcesOf(topology, 'instance').filter((instance) => {
        const [primary] = interfacesOf(topology, instance.id)
        const vpcId = primary && vpcOfInterface(topology, primary)
        return group.vpcId === undefined || vpcId === group.vpcId
      })
    case 'lambda':
      return resourcesOf(topology, 'managedService').filter(({ service }) => service === 'lambda')
    case 'alb':
      return resourcesOf(topology, 'loadBalancer').filter(
        ({ type, vpcId }) => type === 'application' && vpcId === group.vpcId,
      )
    case 'ip':
      return []
  }
}

function optionsFor(
  topology: Topology,
  group: TargetGroup,
  candidates: readonly Resource[],
): readonly CellOption[] {
  const heading = words.targetsHeading
  const taken = new Set(group.targets.map(({ id }) => id))
  if (group.targetType === 'ip') {
    return resourcesOf(topology, 'networkInterface')
      .filter((eni) => vpcOfInterface(topology, eni) === group.vpcId)
      .flatMap((eni) =>
        addressesOf(eni)
          .filter((address) => address.includes(':') === (group.ipAddressType === 'ipv6'))
          .map((text) => ({ heading, text, detail: labelOf(ownerOf(topology, eni) ?? eni) })),
      )
      .filter(({ text }) => !taken.has(text))
  }
  return candidates.map((resource) => ({
    heading,
    text: uniqueLabel(candidates, resource),
    detail: resource.id,
    keywords: resource.id,
  }))
}

/** Addresses outside the VPC are of all zones. */
function zoneOf(topology: Topology, group: TargetGroup, id: string): string | undefined {
  const address = group.targetType === 'ip' ? parseIp(id) : undefined
  const vpc = findOf(topology, 'vpc', group.vpcId)
  if (!address?.ok || !vpc) return undefined
  const isNear = vpcBlocks(vpc).some((block) => cidrContains(block, address.value))
  return isNear ? undefined : 'all'
}
