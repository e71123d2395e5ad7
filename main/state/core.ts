import type { Windows } from '../os/windows.ts'
import type { Start } from '../start.ts'
import type { Store } from './store.ts'

/** What everything that is loaded on first use is made of. */
export type Core = {
  readonly start: Start
  readonly store: () => Promise<Store>
  readonly windows: Windows
}
