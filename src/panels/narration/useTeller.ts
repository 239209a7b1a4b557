import { useEffect, useState } from 'react'
import { countBefore } from '@/playback/logIndex'
import { mostToSay } from '@/playback/narrate/pace'
import { runStore } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { storyNow } from './storyNow'

/** Nobody follows more sentences than this. */
const BETWEEN_MS = 1000

/** What is said of the run: a sentence a second at most, of what weighs most. */
export function useTeller(): string {
  const [text, setText] = useState('')
  useEffect(() => {
    let heard = storyNow().logged
    const timer = setInterval(() => {
      const { told, logged } = storyNow()
      // Who goes back in time has heard it.
      const news = logged > heard ? told.slice(countBefore(told, heard)) : []
      heard = logged
      const spoken = mostToSay(news, runStore.getState().followed)
      if (spoken) setText(strings.learning.story.others(spoken.told.text, spoken.others))
    }, BETWEEN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return text
}
