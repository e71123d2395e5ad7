import { net } from 'electron'

/**
 * Whether there is a network at all. `offline` is certain; `online` only means that some link is up. A system that cannot tell counts as
 * online: a call then says itself why it fails.
 */
export function networkNow(isOnline: () => boolean = () => net.isOnline()): 'online' | 'offline' {
  try {
    return isOnline() ? 'online' : 'offline'
  } catch {
    return 'online'
  }
}
