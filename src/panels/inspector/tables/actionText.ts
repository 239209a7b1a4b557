import type { VpcId } from '@/model/ids'
import { HIGHEST_WEIGHT } from '@/model/edits/listener'
import { fail, ok, type Result } from '@/model/result'
import type { ListenerAction } from '@/model/resources/listener'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { CellOption } from './grid'
import { byLabel, uniqueLabel } from './peerText'

/** What a load balancer answers by itself, in AWS's words. */
export const ANSWERS = [
  'redirect',
  'fixed-response',
  'authenticate-oidc',
  'authenticate-cognito',
] as const

/** The target groups that a load balancer of a VPC may forward to. */
export function groupsOfVpc(topology: Topology, vpcId: VpcId | undefined): readonly TargetGroup[] {
  return resourcesOf(topology, 'targetGroup').filter(
    (group) => group.vpcId === undefined || group.vpcId === vpcId,
  )
}

/** `blue 90, green 10`, `blue`, `redirect`: what a listener or a rule does, in a cell. */
export function writeAction(topology: Topology, action: ListenerAction): string {
  if (action.kind === 'answer') return action.type
  const { targetGroups } = action
  return targetGroups
    .map(({ targetGroupId, weight }) => {
      const group = findOf(topology, 'targetGroup', targetGroupId)
      const name = group ? labelOfGroup(topology, group) : targetGroupId
      return targetGroups.length > 1 && weight !== undefined ? `${name} ${String(weight)}` : name
    })
    .join(', ')
}

/** The action that a cell's text means; text that was not changed stays the action it was. */
export function readAction(
  topology: Topology,
  vpcId: VpcId | undefined,
  text: string,
  before?: ListenerAction,
): Result<ListenerAction> {
  const words = text.trim()
  if (before && writeAction(topology, before) === words) return ok(before)
  if (words === '') return fail(strings.services.grids.missingGroup)
  const answer = ANSWERS.find((word) => word === words.toLowerCase())
  if (answer) return ok({ kind: 'answer', type: answer })
  const groups = groupsOfVpc(topology, vpcId)
  const parts = words.split(',').map((part) => readPart(groups, part.trim()))
  const wrong = parts.find((part) => !part.ok)
  if (wrong && !wrong.ok) return wrong
  return ok({ kind: 'forward', targetGroups: parts.flatMap((part) => (part.ok ? part.value : [])) })
}

type Part = Extract<ListenerAction, { readonly kind: 'forward' }>['targetGroups'][number]

function readPart(groups: readonly TargetGroup[], text: string): Result<Part> {
  const whole = byLabel(groups, text)
  if (whole) return ok({ targetGroupId: whole.id })
  const weighted = /^(.*\S)\s+(\d{1,4})$/.exec(text)
  const group = byLabel(groups, weighted?.[1] ?? '')
  if (!group) return fail(strings.services.grids.unknownGroup(text))
  const weight = Number(weighted?.[2])
  return weight > HIGHEST_WEIGHT
    ? fail(strings.services.grids.notAWeight(String(weight)))
    : ok({ targetGroupId: group.id, weight })
}

/** What an action's cell offers: target groups, and the answers of an application one. */
export function actionOptions(
  topology: Topology,
  vpcId: VpcId | undefined,
  answers: boolean,
): readonly CellOption[] {
  const { groupsHeading, answersHeading, targets } = strings.services.grids
  return [
    ...groupsOfVpc(topology, vpcId).map((group) => ({
      heading: groupsHeading,
      text: labelOfGroup(topology, group),
      detail: targets(group.targets.length),
      keywords: group.id,
    })),
    ...(answers ? ANSWERS.map((text) => ({ heading: answersHeading, text })) : []),
  ]
}

/** A target group's name, or its id where names repeat. */
export function labelOfGroup(topology: Topology, group: TargetGroup): string {
  return uniqueLabel(resourcesOf(topology, 'targetGroup'), group)
}
