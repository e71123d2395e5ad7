import { NO_ACTIVE } from '../../app/view/active-view.ts'
import type { ProfileRow } from '../../app/view/model.ts'
import type { ActiveView } from '../../app/view/switch-model.ts'
import type { Answers } from './make-double.ts'

type SwitchAsk =
  | 'copyEnvironment'
  | 'activate'
  | 'goBack'
  | 'previewDefault'
  | 'previewDefaultBack'
  | 'willNotFollow'
  | 'openTerminal'
  | 'consoleChoices'
  | 'openConsole'
  | 'previewConnect'
  | 'vault'
  | 'previewVaultIn'
  | 'previewVaultOut'
  | 'plainCopies'
  | 'deletePlainCopies'

const nothing = { ok: false, failure: 'This page has made-up data; nothing is switched.' } as const

/** Answers of a double that switches nothing. */
export const noSwitching: Pick<Answers, SwitchAsk> = {
  copyEnvironment: () => nothing,
  activate: () => nothing,
  goBack: () => nothing,
  previewDefault: () => nothing,
  previewDefaultBack: () => nothing,
  willNotFollow: () => nothing,
  openTerminal: () => nothing,
  consoleChoices: () => nothing,
  openConsole: () => nothing,
  previewConnect: () => nothing,
  vault: () => ({ state: 'refused', sentence: nothing.failure, problems: [], entries: [] }),
  previewVaultIn: () => nothing,
  previewVaultOut: () => nothing,
  plainCopies: () => nothing,
  deletePlainCopies: () => nothing,
}

/** Switching on a page with made-up data. */
export const madeUpSwitching: Pick<Answers, SwitchAsk> = {
  ...noSwitching,
  copyEnvironment: ({ profile }) => ({ ok: true, value: `The environment of ${profile} is on the clipboard.` }),
}

/** The first made-up profile is the active one. */
export function madeUpActive(rows: readonly ProfileRow[]): ActiveView {
  const [row] = rows
  if (row === undefined) return NO_ACTIVE
  const { name, accountId, label, colour, expiresAt } = row
  return { ...NO_ACTIVE, profile: name, accountId, label, colour, expiresAt }
}
