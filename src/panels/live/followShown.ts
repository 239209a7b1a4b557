import { follow } from '@/store/run/run'
import { setView } from '@/store/viewStore'

/** Follows a connection and shows its ladder; nothing follows none. */
export function followShown(connection: string | undefined): void {
  follow(connection)
  if (connection !== undefined) setView({ tab: 'ladder' })
}
