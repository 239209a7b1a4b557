import { loggedOf } from '@/engine/simulation/simulation'
import type { Told } from '@/playback/narrate/narrate'
import { newStory, readStory } from '@/playback/narrate/story'
import { runStore } from '@/store/run/runStore'
import { simulationNow } from '@/store/run/session'

/** Read on by whoever asks; the list and the voice tell the same. */
const story = newStory()
const NOTHING: readonly Told[] = []

/** What happened in the run until now, and how far its log goes. */
export function storyNow(): { readonly told: readonly Told[]; readonly logged: number } {
  const simulation = simulationNow()
  if (!simulation) return { told: NOTHING, logged: 0 }
  const { followed } = runStore.getState()
  return { told: readStory(story, simulation, followed), logged: loggedOf(simulation) }
}
