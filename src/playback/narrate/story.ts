import type { LogEvent } from '@/engine/simulation/log'
import { eventOf, knownFrom, loggedOf, type Simulation } from '@/engine/simulation/simulation'
import type { Topology } from '@/model/topology'
import { countBefore } from '../logIndex'
import { narrate, newNarrator, type Narrator, type Told } from './narrate'

/** A run as it was told so far, read on as it goes. */
export interface Story {
  readonly told: Told[]
  narrator: Narrator
  topology: Topology | undefined
  followed: string | undefined
  read: number
  last: LogEvent | undefined
}

/** Nothing told yet. */
export function newStory(): Story {
  return {
    told: [],
    narrator: newNarrator(),
    topology: undefined,
    followed: undefined,
    read: 0,
    last: undefined,
  }
}

/** All that was told until now. The connection that is followed is told segment by segment. */
export function readStory(
  story: Story,
  simulation: Simulation,
  followed: string | undefined,
): readonly Told[] {
  if (isAnother(story, simulation) || story.followed !== followed) begin(story, followed)
  const { settings } = simulation.world
  for (const event of knownFrom(simulation, story.read)) {
    story.topology = topologyAt(simulation, event, story.topology)
    const told = narrate(story.narrator, event, {
      topology: story.topology,
      settings,
      followed,
    })
    if (told) story.told.push(told)
    story.last = event
  }
  story.read = (story.last?.seq ?? -1) + 1
  const count = countBefore(story.told, loggedOf(simulation))
  return count === story.told.length ? story.told : story.told.slice(0, count)
}

function begin(story: Story, followed: string | undefined): void {
  Object.assign(story, { ...newStory(), told: story.told, followed })
  story.told.length = 0
}

/** An edit in the past made another future, or the run began again. */
function isAnother({ last }: Story, simulation: Simulation): boolean {
  if (!last || last.seq < simulation.memory.base) return false
  return eventOf(simulation, last.seq) !== last
}

/** The network of an event: what was deleted later is called by its name as long as it was there. */
function topologyAt(
  { commands, snapshots, world }: Simulation,
  event: LogEvent,
  before: Topology | undefined,
): Topology {
  if (event.kind === 'edit') {
    const done = commands.find(
      ({ tick, command }) => tick === event.tick && command.kind === 'edit',
    )
    if (done?.command.kind === 'edit') return done.command.topology
  }
  return before ?? snapshots[0]?.world.network.topology ?? world.network.topology
}
