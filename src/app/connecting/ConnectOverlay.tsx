import { lazy, Suspense, useEffect } from 'react'
import { announce } from '@/canvas/announcer'
import { connectingStore, useConnecting } from '@/store/connecting'
import { ConnectTag } from './ConnectTag'
import { ConnectThread } from './ConnectThread'

const ConnectMenu = lazy(async () => ({ default: (await import('./ConnectMenu')).ConnectMenu }))
const loadList = async () => ({ default: (await import('./ConnectList')).ConnectList })
const ConnectList = lazy(loadList)

/** So long after the first paint the list is fetched: whoever presses C types on at once. */
const FETCH_AFTER_MS = 600

/** What connecting shows over the page: what a drop would make, the menu at the drop, the list by keyboard. */
export function ConnectOverlay() {
  const dragging = useConnecting(({ from }) => from !== undefined)
  const question = useConnecting((state) => state.question)
  const listFor = useConnecting((state) => state.listFor)
  useEffect(
    () =>
      connectingStore.subscribe(({ said }, before) => {
        if (said && said !== before.said) announce(said.text)
      }),
    [],
  )
  useEffect(() => {
    const timer = setTimeout(() => {
      void loadList()
    }, FETCH_AFTER_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return (
    <>
      {dragging && <ConnectThread />}
      {dragging && <ConnectTag />}
      <Suspense>
        {question && <ConnectMenu at={question.at} connections={question.connections} />}
        {listFor && <ConnectList key={listFor.join(' ')} ids={listFor} />}
      </Suspense>
    </>
  )
}
