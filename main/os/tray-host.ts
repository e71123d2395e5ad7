import type { Platform } from '../files/model.ts'
import { hasOwner } from './session-bus.ts'

/** Whether this desktop shows tray icons. macOS and Windows always do; on Linux somebody must watch for them on the session bus. */
export async function findTrayHost(platform: Platform, busAddress: string | undefined): Promise<'present' | 'absent'> {
  if (platform !== 'linux') return 'present'
  return (await hasOwner(busAddress, 'org.kde.StatusNotifierWatcher')) ? 'present' : 'absent'
}
