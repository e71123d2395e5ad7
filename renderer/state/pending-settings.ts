import type { SettingChange } from '../../app/contract/contract.ts'
import type { SettingsView } from '../../app/view/model.ts'

/** Changes on their way to disk, and the settings they were made to. */
export type Pending = { readonly seen: string; readonly changes: readonly SettingChange[] }

export const NOTHING_PENDING: Pending = { seen: '', changes: [] }

/** The settings as the form shows them: what is on disk, with what was just changed until the disk answers. */
export function withPending(settings: SettingsView, pending: Pending): SettingsView {
  if (pending.changes.length === 0 || JSON.stringify(settings) !== pending.seen) return settings
  return pending.changes.reduce((shown, change) => ({ ...shown, [change.setting]: change.value }), settings)
}

/** One more change under way. */
export function addPending(settings: SettingsView, pending: Pending, change: SettingChange): Pending {
  const seen = JSON.stringify(settings)
  return { seen, changes: pending.seen === seen ? [...pending.changes, change] : [change] }
}
