import { lazy, Suspense, useEffect } from 'react'
import { announce } from '@/canvas/announcer'
import { connectingStore, useConnecting } from '@/store/connecting'
import { ConnectTag } from './ConnectTag'
import { ConnectThread } from './ConnectThread'

const ConnectMenu = lazy(async () => ({ default: (await import('./ConnectMenu')).ConnectMenu }))
const ConnectList = lazy(async () => ({ default: (await import('./ConnectList')).ConnectList }))

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
